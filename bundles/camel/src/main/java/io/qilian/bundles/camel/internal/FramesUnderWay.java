package io.qilian.bundles.camel.internal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the frames of one route that are under way, and holds up or refuses those that are too many. Thread-safe. */
final class FramesUnderWay {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int number;
    private boolean open;

    /** Lets frames in from now on. */
    void open() {
        set(true);
    }

    /** Lets none in from now on; whoever waits goes on at once. */
    void close() {
        set(false);
    }

    private void set(boolean value) {
        lock.lock();
        try {
            open = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Lets one more in unless as many as allowed are under way; never waits. */
    boolean tryEnter(int most) {
        lock.lock();
        try {
            if (!open || number >= most) {
                return false;
            }
            number++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets one more in once fewer than allowed are under way; false if it was closed or interrupted meanwhile. */
    boolean enter(int most) {
        lock.lock();
        try {
            while (open && number >= most) {
                changed.await();
            }
            return tryEnter(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** One is through. */
    void leave() {
        lock.lock();
        try {
            number--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until none is under way; false if it was closed or interrupted meanwhile, or the time is over. */
    boolean awaitNone(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (open && number > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return open && number == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}

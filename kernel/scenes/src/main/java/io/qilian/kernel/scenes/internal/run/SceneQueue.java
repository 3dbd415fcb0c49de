package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a scene's thread, in order. Observations are bounded: of a run that is not replayed the oldest makes
 * way. Begins and ends of runs are few and always find room.
 */
final class SceneQueue {

    /** Observations that wait at most. */
    static final int CAPACITY = 128;

    /** Something that waits. */
    sealed interface Item {}

    /** A run begins. */
    record Began(String feed, FeedRun run) implements Item {}

    /** A run is over. */
    record Ended(String feed, FeedRun run) implements Item {}

    /** A model has seen a frame. */
    record Seen(String use, Observation observation, Frame frame, Runnable done) implements Item {
        void release() {
            frame.close();
            done.run();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private int observations;
    private boolean closed;

    /** Puts an observation in; gives the one that had to make way, or itself if the queue is closed or full. */
    Optional<Seen> put(Seen seen) {
        lock.lock();
        try {
            if (closed) {
                return Optional.of(seen);
            }
            Optional<Seen> losing = Optional.empty();
            if (observations >= CAPACITY) {
                if (seen.observation().run().replayed()) {
                    return Optional.of(seen);
                }
                losing = removeOldest();
            }
            items.add(seen);
            observations++;
            filled.signal();
            return losing;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Seen> removeOldest() {
        for (Iterator<Item> all = items.iterator(); all.hasNext(); ) {
            if (all.next() instanceof Seen oldest) {
                all.remove();
                observations--;
                return Optional.of(oldest);
            }
        }
        return Optional.empty();
    }

    /** Puts in what is no observation. */
    void putMark(Item mark) {
        lock.lock();
        try {
            if (!closed) {
                items.add(mark);
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next item; empty after the given time or when the queue is closed. */
    Optional<Item> take(long waitNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = waitNanos;
            while (items.isEmpty() && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
            Item next = items.poll();
            if (next instanceof Seen) {
                observations--;
            }
            return Optional.ofNullable(next);
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; gives the observations that still waited. */
    List<Seen> close() {
        lock.lock();
        try {
            closed = true;
            List<Seen> left = new ArrayList<>();
            for (Item item : items) {
                if (item instanceof Seen seen) {
                    left.add(seen);
                }
            }
            items.clear();
            observations = 0;
            filled.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}

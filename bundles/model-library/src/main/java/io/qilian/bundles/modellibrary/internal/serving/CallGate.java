package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a bounded number of calls run and a bounded number wait, first come, first served. Thread-safe. */
final class CallGate {

    private static final class Waiter {
        final Condition turn;
        boolean admitted;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    private final int mostRunning;
    private final int mostWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();
    private int running;
    private long admitted;
    private long full;

    CallGate(int mostRunning, int mostWaiting) {
        this.mostRunning = mostRunning;
        this.mostWaiting = mostWaiting;
    }

    /** Waits for a place; whoever gets one leaves again. */
    void enter(String model, CallDeadline deadline) {
        lock.lock();
        try {
            if (running == mostRunning) {
                if (waiting.size() == mostWaiting) {
                    full++;
                    throw ServingProblems.full(model, mostRunning, mostWaiting);
                }
                await(model, deadline);
            } else {
                running++;
            }
            admitted++;
        } finally {
            lock.unlock();
        }
    }

    private void await(String model, CallDeadline deadline) {
        Waiter waiter = new Waiter(lock.newCondition());
        waiting.addLast(waiter);
        deadline.whenCancelled(() -> wake(waiter));
        try {
            while (!waiter.admitted) {
                long remainingNs = deadline.remainingNs();
                if (remainingNs == 0) {
                    throw ServingProblems.ended(model, deadline, null);
                }
                // The time that is left is asked for anew in the next turn.
                long unused = waiter.turn.awaitNanos(remainingNs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (waiter.admitted) {
                pass();
            }
            throw ServingProblems.interrupted(model, e);
        } finally {
            deadline.release();
            waiting.remove(waiter);
        }
    }

    private void wake(Waiter waiter) {
        lock.lock();
        try {
            waiter.turn.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place to whoever has waited longest. */
    void leave() {
        lock.lock();
        try {
            pass();
        } finally {
            lock.unlock();
        }
    }

    private void pass() {
        Waiter next = waiting.pollFirst();
        if (next == null) {
            running--;
        } else {
            next.admitted = true;
            next.turn.signal();
        }
    }

    /** How busy the gate is. */
    record Figures(int running, int waiting, int mostRunning, int mostWaiting, long admitted, long full) {}

    Figures figures() {
        lock.lock();
        try {
            return new Figures(running, waiting.size(), mostRunning, mostWaiting, admitted, full);
        } finally {
            lock.unlock();
        }
    }
}

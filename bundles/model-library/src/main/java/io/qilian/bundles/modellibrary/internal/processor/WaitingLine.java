package io.qilian.bundles.modellibrary.internal.processor;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;

/** Those of one use who wait for a place, and figures of the use. Guarded by the budget. */
final class WaitingLine {

    /** One who waits. */
    static final class Waiter {
        final Condition turn;
        boolean admitted;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    final ArrayDeque<Waiter> waiting = new ArrayDeque<>();
    final int mostWaiting;
    int running;
    long admitted;
    long full;

    WaitingLine(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** One more has a place. */
    void count() {
        running++;
        admitted++;
    }

    /** Gives a place to the one who has waited longest; false if nobody waits. */
    boolean wakeNext() {
        Waiter next = waiting.pollFirst();
        if (next == null) {
            return false;
        }
        next.admitted = true;
        count();
        next.turn.signal();
        return true;
    }
}

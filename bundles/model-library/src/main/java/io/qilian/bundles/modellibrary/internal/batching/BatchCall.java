package io.qilian.bundles.modellibrary.internal.batching;

import java.util.concurrent.locks.Condition;

/** A call on its way through a batcher, whose lock guards it. */
final class BatchCall<J, R> implements Waiting {

    /** How far a call is. */
    enum State {
        WAITING,
        RUNNING,
        /** Answered, or failed. */
        DONE,
        /** Nobody waits for the answer any longer. */
        GIVEN_UP
    }

    final Offer<J> offer;
    final Condition turn;
    State state = State.WAITING;
    SharedRun run;
    R answer;
    RuntimeException failure;

    private final long arrivedNs;
    private final long deadlineNs;

    BatchCall(Offer<J> offer, Condition turn, long arrivedNs) {
        this.offer = offer;
        this.turn = turn;
        this.arrivedNs = arrivedNs;
        this.deadlineNs = arrivedNs + offer.deadline().remainingNs();
    }

    @Override
    public Object kind() {
        return offer.kind();
    }

    @Override
    public int rows() {
        return offer.rows();
    }

    @Override
    public Object source() {
        return offer.source();
    }

    @Override
    public int priority() {
        return offer.priority();
    }

    @Override
    public long arrivedNs() {
        return arrivedNs;
    }

    @Override
    public long deadlineNs() {
        return deadlineNs;
    }
}

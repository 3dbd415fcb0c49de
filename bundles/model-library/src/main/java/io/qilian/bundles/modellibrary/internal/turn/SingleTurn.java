package io.qilian.bundles.modellibrary.internal.turn;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Lets one piece of work run at a time; a second one is refused, not queued. Thread-safe. */
public final class SingleTurn {

    private final String code;
    private final String work;
    private final AtomicReference<Held> held = new AtomicReference<>();
    private final LongAdder refused = new LongAdder();

    /** The turn of the one that runs. */
    public final class Held implements AutoCloseable {

        private final String what;

        private Held(String what) {
            this.what = what;
        }

        /** Gives the turn back. Idempotent. */
        @Override
        public void close() {
            held.compareAndSet(this, null);
        }
    }

    /**
     * Nobody has the turn.
     *
     * @param code code of the problem that a second one is told
     * @param work what it is, such as {@code benchmark}
     */
    public SingleTurn(String code, String work) {
        this.code = code;
        this.work = work;
    }

    /**
     * Takes the turn.
     *
     * @param what what is done in it, for those who are refused
     * @return the turn, given back by the caller
     * @throws ProblemException if somebody has it
     */
    public Held take(String what) {
        Held mine = new Held(what);
        Held other = held.compareAndExchange(null, mine);
        if (other != null) {
            refused.increment();
            throw new ProblemException(Problem.of(
                            code,
                            ProblemKind.RESOURCE,
                            "One " + work + " runs at a time, so that it does not disturb the scenes more than that",
                            what,
                            "Wait until the other one has ended, or end it with Ctrl+C where it was started")
                    .comparing(
                            "no other " + work,
                            work + " of " + other.what + "; " + refused.sum() + " refused since the start"));
        }
        return mine;
    }
}

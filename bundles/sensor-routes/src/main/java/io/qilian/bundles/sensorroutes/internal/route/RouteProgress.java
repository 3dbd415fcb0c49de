package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How a feed is doing. Written and read by any thread. */
public final class RouteProgress {

    private final LongAdder messages = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private volatile long lastMessageAtMs = Long.MIN_VALUE;
    private volatile Optional<Problem> notStored = Optional.empty();
    private State state = State.CONNECTING;
    private Optional<Problem> problem = Optional.empty();
    private long attempts;
    private long ups;

    /** An attempt begins. */
    synchronized void attempt() {
        attempts++;
    }

    /** Messages can come. */
    public synchronized void up() {
        if (state != State.CLOSED) {
            ups++;
            state = State.UP;
            problem = Optional.empty();
        }
    }

    /** What the connection's own attempts had told is over. */
    synchronized void recovered() {
        if (state == State.WAITING) {
            ups++;
            state = State.UP;
            problem = Optional.empty();
        }
    }

    /** Another attempt follows; tells whether the problem is another than before. */
    synchronized boolean waiting(Problem why) {
        boolean news = !problem.map(Problem::code).equals(Optional.of(why.code()));
        if (state != State.CLOSED) {
            state = State.WAITING;
            problem = Optional.of(why);
        }
        return news;
    }

    /** It has ended. */
    public synchronized void closed() {
        state = State.CLOSED;
        problem = Optional.empty();
        notStored = Optional.empty();
    }

    /**
     * A payload came.
     *
     * @param at when
     */
    public void message(Instant at) {
        messages.increment();
        lastMessageAtMs = at.toEpochMilli();
    }

    /** A payload could not be decoded. */
    public void refused() {
        refused.increment();
    }

    void repeated() {
        repeated.increment();
    }

    void givenUp() {
        givenUp.increment();
    }

    /** What came cannot be stored at present; tells whether that is news. */
    boolean notStored(Problem why) {
        boolean news = notStored.isEmpty();
        notStored = Optional.of(why);
        return news;
    }

    void stored() {
        if (notStored.isPresent()) {
            notStored = Optional.empty();
        }
    }

    long repeatedTimes() {
        return repeated.sum();
    }

    long givenUpPayloads() {
        return givenUp.sum();
    }

    synchronized long attempts() {
        return attempts;
    }

    /**
     * How it is doing.
     *
     * @return state and counters
     */
    public synchronized LinkStatus status() {
        long last = lastMessageAtMs;
        return new LinkStatus(
                state,
                problem.or(() -> notStored),
                0,
                messages.sum(),
                refused.sum(),
                Math.max(0, ups - 1),
                last == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)));
    }
}

package io.qilian.bundles.feeds.internal.connection;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether a host may be asked (Nygard, "Release It!", circuit breaker). Several of its feeds that fail one after the
 * other open the circuit; after a pause one feed tries on behalf of all. If it is answered, all may go on, else the pause
 * doubles. Guarded by its owner.
 */
final class HostCircuit {

    /** Where it stands. */
    enum State {
        CLOSED,
        OPEN,
        PROBING
    }

    private final GateLimits limits;
    private final Set<String> failing = new HashSet<>();
    private State state = State.CLOSED;
    private long pauseNanos;
    private long openUntilNanos;

    HostCircuit(GateLimits limits) {
        this.limits = limits;
    }

    boolean admits(long nowNanos) {
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> nowNanos - openUntilNanos >= 0;
            case PROBING -> false;
        };
    }

    /** An attempt that was admitted begins. */
    void begin() {
        if (state == State.OPEN) {
            state = State.PROBING;
        }
    }

    /** The host has answered, if only to refuse. */
    void answered() {
        failing.clear();
        state = State.CLOSED;
        pauseNanos = 0;
    }

    void failed(String feed, long nowNanos) {
        failing.add(feed);
        boolean first = state == State.CLOSED && failing.size() >= limits.failingFeeds();
        if (first || state == State.PROBING) {
            long least = limits.pauseAtLeast().toNanos();
            pauseNanos = Math.min(
                    Math.max(least, 2 * pauseNanos), limits.pauseAtMost().toNanos());
            openUntilNanos = nowNanos + pauseNanos;
            state = State.OPEN;
        }
    }

    /** An attempt was given up before it had an outcome; another feed may probe at once. */
    void abandoned(long nowNanos) {
        if (state == State.PROBING) {
            state = State.OPEN;
            openUntilNanos = nowNanos;
        }
    }

    State state() {
        return state;
    }

    int failing() {
        return failing.size();
    }

    /** When the next attempt may begin, if the circuit is open. */
    long openUntilNanos() {
        return openUntilNanos;
    }

    boolean untroubled() {
        return state == State.CLOSED && failing.isEmpty();
    }
}

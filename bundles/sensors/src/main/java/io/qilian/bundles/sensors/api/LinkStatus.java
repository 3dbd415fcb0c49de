package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How the connection of a sensor feed is doing.
 *
 * @param state what it is doing
 * @param problem why it waits
 * @param stations stations that are connected or were heard of, as far as the protocol knows
 * @param messages messages that were received since it was opened
 * @param refused of these, messages that could not be decoded
 * @param reconnects times that the connection was made anew
 * @param lastMessageAt when the last message came
 */
public record LinkStatus(
        State state,
        Optional<Problem> problem,
        int stations,
        long messages,
        long refused,
        long reconnects,
        Optional<Instant> lastMessageAt) {

    /** What a connection is doing. */
    public enum State {
        /** It is being made. */
        CONNECTING,
        /** Messages can come. */
        UP,
        /** It failed; another attempt follows. */
        WAITING,
        /** It has been closed, or a file has been read to its end. */
        CLOSED
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public LinkStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(lastMessageAt, "lastMessageAt");
    }
}

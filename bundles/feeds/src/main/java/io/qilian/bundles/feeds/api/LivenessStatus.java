package io.qilian.bundles.feeds.api;

import java.time.Instant;
import java.util.Objects;

/**
 * How one aspect of a feed is doing.
 *
 * @param state well, ill, or not to be told
 * @param since since when
 * @param reason why
 * @param figure the number behind the reason, see {@link LivenessReason}; 0 where there is none
 */
public record LivenessStatus(LivenessState state, Instant since, LivenessReason reason, double figure) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public LivenessStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reason, "reason");
    }
}

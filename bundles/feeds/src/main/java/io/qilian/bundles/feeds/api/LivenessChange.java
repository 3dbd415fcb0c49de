package io.qilian.bundles.feeds.api;

import java.time.Instant;
import java.util.Objects;

/**
 * An aspect of a feed has changed its state, or while it is ill the reason.
 *
 * @param feed name of the feed
 * @param aspect which aspect
 * @param from what its state was
 * @param to what its state is
 * @param reason why
 * @param figure the number behind the reason, see {@link LivenessReason}
 * @param at when it was found, by the platform's clock
 */
public record LivenessChange(
        String feed,
        LivenessAspect aspect,
        LivenessState from,
        LivenessState to,
        LivenessReason reason,
        double figure,
        Instant at) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public LivenessChange {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(aspect, "aspect");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }
}

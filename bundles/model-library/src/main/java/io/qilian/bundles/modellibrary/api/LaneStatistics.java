package io.qilian.bundles.modellibrary.api;

import java.util.Objects;

/**
 * What a lane has done so far.
 *
 * @param feed name of the feed
 * @param model the model as it was asked for
 * @param offered frames that were handed over, each counted once however many callers share it
 * @param analysed frames that went through the model
 * @param failed frames on which the model failed
 * @param replaced frames dropped for a newer one
 * @param discarded frames dropped for another reason
 * @param lastAgeMs time from capture to answer of the last frame
 */
public record LaneStatistics(
        String feed,
        String model,
        long offered,
        long analysed,
        long failed,
        long replaced,
        long discarded,
        double lastAgeMs) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public LaneStatistics {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(model, "model");
    }
}

package io.qilian.bundles.feeds.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a feed's liveness.
 *
 * @param feed name of the feed
 * @param aspects how each aspect is doing; all of them are there
 * @param quality the connection in the last hour
 * @param figures what the quality was judged by
 * @param hourCoverage share of the last hour in which useful frames came, 0 to 1
 * @param changes the last changes, at most {@value #MAXIMUM_CHANGES}, the oldest first
 */
public record FeedLiveness(
        String feed,
        Map<LivenessAspect, LivenessStatus> aspects,
        ConnectionQuality quality,
        QualityFigures figures,
        double hourCoverage,
        List<LivenessChange> changes) {

    /** Changes that are kept of a feed; the oldest goes first. Kept in memory only. */
    public static final int MAXIMUM_CHANGES = 256;

    /**
     * Checks that nothing is missing, and copies.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if an aspect is missing
     */
    public FeedLiveness {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(figures, "figures");
        aspects = Map.copyOf(aspects);
        changes = List.copyOf(changes);
        for (LivenessAspect aspect : LivenessAspect.values()) {
            if (!aspects.containsKey(aspect)) {
                throw new IllegalArgumentException("aspects: expected all four, got none of " + aspect);
            }
        }
    }

    /**
     * One aspect.
     *
     * @param aspect which one
     * @return how it is doing
     */
    public LivenessStatus aspect(LivenessAspect aspect) {
        return aspects.get(aspect);
    }

    /**
     * What the quality of a connection is judged by, over the part of the last hour in which the feed was needed.
     *
     * @param frameShare frames that came, as a share of those that the stream announces; may exceed 1
     * @param reconnects connections made anew
     * @param stalls gaps between frames of more than 2 s and of 5 frames
     */
    public record QualityFigures(double frameShare, long reconnects, long stalls) {}
}

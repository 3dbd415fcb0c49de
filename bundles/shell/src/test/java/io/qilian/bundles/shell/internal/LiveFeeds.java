package io.qilian.bundles.shell.internal;

import io.qilian.bundles.feeds.api.ConnectionQuality;
import io.qilian.bundles.feeds.api.FeedHealth;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.FeedLiveness.QualityFigures;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.feeds.api.LivenessStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The liveness of feeds behind the commands; nobody needs a feed of which the test says nothing. */
class LiveFeeds implements FeedHealth {

    final List<FeedLiveness> liveness = new ArrayList<>();
    final List<String> relearned = new ArrayList<>();

    /** A camera that shows a black picture since noon. */
    static FeedLiveness black(String feed) {
        return new FeedLiveness(
                feed,
                Map.of(
                        LivenessAspect.LINK, up(LivenessReason.CONNECTED, 3600),
                        LivenessAspect.MEDIA, up(LivenessReason.FLOWING, 250_000),
                        LivenessAspect.DECODABLE, up(LivenessReason.DECODING, 0.01),
                        LivenessAspect.USEFUL,
                                new LivenessStatus(LivenessState.DOWN, Samples.NOON, LivenessReason.BLACK, 3)),
                ConnectionQuality.FAIR,
                new QualityFigures(0.87, 1, 2),
                0.75,
                List.of(new LivenessChange(
                        feed,
                        LivenessAspect.USEFUL,
                        LivenessState.UP,
                        LivenessState.DOWN,
                        LivenessReason.BLACK,
                        3.2,
                        Samples.NOON)));
    }

    private static LivenessStatus up(LivenessReason reason, double figure) {
        return new LivenessStatus(LivenessState.UP, Samples.NOON, reason, figure);
    }

    private static FeedLiveness unwatched(String feed) {
        LivenessStatus unknown = new LivenessStatus(LivenessState.UNKNOWN, Samples.NOON, LivenessReason.UNWATCHED, 0);
        return new FeedLiveness(
                feed,
                Map.of(
                        LivenessAspect.LINK, unknown,
                        LivenessAspect.MEDIA, unknown,
                        LivenessAspect.DECODABLE, unknown,
                        LivenessAspect.USEFUL, unknown),
                ConnectionQuality.UNKNOWN,
                new QualityFigures(0, 0, 0),
                0,
                List.of());
    }

    @Override
    public List<FeedLiveness> all() {
        return liveness;
    }

    @Override
    public FeedLiveness liveness(String feed) {
        return liveness.stream()
                .filter(one -> one.feed().equals(feed))
                .findFirst()
                .orElseGet(() -> unwatched(feed));
    }

    @Override
    public void relearn(String feed) {
        relearned.add(feed);
    }
}

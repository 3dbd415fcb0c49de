package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.liveness.FeedMonitors;
import io.qilian.bundles.media.api.Media;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What every feed works with. */
record FeedTools(Media media, Connector connector, InstantSource clock, RandomGenerator random, FeedMonitors monitors) {

    /** Without coverage that outlives the process. */
    FeedTools(Media media, Connector connector, InstantSource clock, RandomGenerator random) {
        this(media, connector, clock, random, new FeedMonitors(clock, System::nanoTime));
    }
}

package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensors.api.SensorIngest;

/** Starts the routes of feeds. Thread-safe. */
@FunctionalInterface
public interface RouteOpener {

    /**
     * Begins to keep the route of a feed alive. Returns at once.
     *
     * @param settings the feed
     * @param source where its payloads come from
     * @param ingest where its messages go
     * @return the feed, closed by the caller
     */
    RouteFeed open(RoutedFeed settings, RouteSource source, SensorIngest ingest);
}

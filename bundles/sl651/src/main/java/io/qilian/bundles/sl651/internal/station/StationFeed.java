package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What all connections of a feed share.
 *
 * @param name of the feed
 * @param settings of the feed
 * @param ingest where messages go
 * @param clock when messages come
 * @param counters of the feed
 * @param registry its stations
 * @param progress how it is doing
 * @param serverThread runs what must happen on the server's thread
 */
record StationFeed(
        String name,
        Sl651Settings settings,
        SensorIngest ingest,
        InstantSource clock,
        StationCounters counters,
        StationRegistry registry,
        LinkProgress progress,
        Executor serverThread) {

    void refuse(String station, Instant receivedAt, String original, Problem problem) {
        counters.refused(problem.code());
        ingest.refuse(name, station, receivedAt, original, problem.where().isEmpty() ? problem.at(name) : problem);
    }
}

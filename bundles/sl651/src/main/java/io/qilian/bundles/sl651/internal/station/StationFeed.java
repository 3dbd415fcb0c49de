package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sl651.api.Sl651Counter;
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
 * @param keeping how many refusals a minute are kept as dead letters; the others are counted only, so that noise on the port
 *     does not fill the disk
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
        RateLimit keeping,
        Executor serverThread) {

    /** Refusals of a feed that are kept, in a minute. */
    static final int MAXIMUM_REFUSALS_A_MINUTE = 600;

    void refuse(String station, Instant receivedAt, String original, Problem problem) {
        counters.refused(problem.code());
        keeping.take();
        if (keeping.exhausted(System.nanoTime())) {
            keeping.giveBack();
            counters.count(Sl651Counter.REFUSALS_NOT_KEPT);
            return;
        }
        ingest.refuse(name, station, receivedAt, original, problem.where().isEmpty() ? problem.at(name) : problem);
    }
}

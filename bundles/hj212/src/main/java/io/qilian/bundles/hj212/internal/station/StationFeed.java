package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.sensors.api.SensorIngest;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What everything that serves one feed has in common.
 *
 * @param name name of the feed
 * @param settings what its file says
 * @param ingest where messages go
 * @param counters what is counted
 * @param clock tells the time
 * @param loop the feed's thread
 */
public record StationFeed(
        String name,
        Hj212Settings settings,
        SensorIngest ingest,
        Counters counters,
        InstantSource clock,
        Executor loop) {}

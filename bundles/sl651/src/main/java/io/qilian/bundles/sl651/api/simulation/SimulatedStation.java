package io.qilian.bundles.sl651.api.simulation;

import io.qilian.bundles.sl651.internal.simulation.StationThread;
import java.time.InstantSource;
import java.util.Iterator;

/**
 * A station in software: it connects to a centre, keeps the connection alive, reports what an iterator gives, sends again what
 * is not confirmed, and answers queries for its latest values (37) and for a period (38). It connects again when it is cut off.
 * Holds its last 10,000 reports. Thread-safe; works on one thread of its own.
 */
public final class SimulatedStation implements AutoCloseable {

    private final StationThread thread;

    private SimulatedStation(StationThread thread) {
        this.thread = thread;
    }

    /**
     * Switches a station on.
     *
     * @param settings where and how
     * @param reports what it reports, asked for on its thread; may be endless
     * @param clock what its clock shows, apart from its fault
     * @return the station, closed by the caller
     */
    public static SimulatedStation start(
            SimulatedStationSettings settings, Iterator<SimulatedReport> reports, InstantSource clock) {
        StationThread thread = new StationThread(settings, reports, clock);
        thread.start();
        return new SimulatedStation(thread);
    }

    /**
     * What it has done.
     *
     * @return its counts
     */
    public SimulatedStationStatistics statistics() {
        return thread.statistics();
    }

    /** Switches it off; returns within two seconds. Idempotent. */
    @Override
    public void close() {
        thread.close();
    }
}

package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sl651.api.Sl651Connection;
import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.bundles.sl651.api.Sl651Statistics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The centres of all feeds, each with a port of its own. Thread-safe. */
public final class StationCentres implements AutoCloseable {

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<Integer, Centre> byPort = new HashMap<>();

    /**
     * Begins without a feed.
     *
     * @param clock when messages come
     * @param random spreads attempts
     */
    public StationCentres(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens a feed's port. Returns at once.
     *
     * @param feed its name
     * @param settings its settings
     * @param ingest where messages go
     * @return the connection, closed by the caller
     * @throws io.qilian.kernel.api.problem.ProblemException if another feed has the port
     */
    public synchronized Sl651Connection open(String feed, Sl651Settings settings, SensorIngest ingest) {
        Centre other = byPort.get(settings.port());
        if (other != null) {
            throw StationProblems.portTaken(settings.port(), other.feed);
        }
        Centre centre = new Centre(feed, settings.port(), new StationServer(feed, settings, ingest, clock, random));
        byPort.put(settings.port(), centre);
        centre.server.start();
        return centre;
    }

    private synchronized void forget(Centre centre) {
        byPort.remove(centre.port, centre);
    }

    @Override
    public void close() {
        List<Centre> open;
        synchronized (this) {
            open = List.copyOf(byPort.values());
        }
        open.forEach(Centre::close);
    }

    /** A feed's server, which gives its port back when it is closed. */
    private final class Centre implements Sl651Connection {

        private final String feed;
        private final int port;
        private final StationServer server;

        Centre(String feed, int port, StationServer server) {
            this.feed = feed;
            this.port = port;
            this.server = server;
        }

        @Override
        public LinkStatus status() {
            return server.status();
        }

        @Override
        public Sl651Statistics statistics() {
            return server.statistics();
        }

        @Override
        public boolean askForLatest(String station) {
            return server.askForLatest(station);
        }

        @Override
        public void close() {
            server.close();
            forget(this);
        }
    }
}

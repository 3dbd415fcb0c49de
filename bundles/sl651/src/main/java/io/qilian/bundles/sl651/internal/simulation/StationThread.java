package io.qilian.bundles.sl651.internal.simulation;

import io.qilian.bundles.sl651.api.simulation.SimulatedReport;
import io.qilian.bundles.sl651.api.simulation.SimulatedStationSettings;
import io.qilian.bundles.sl651.api.simulation.SimulatedStationStatistics;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one simulated station. */
public final class StationThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StationThread.class);
    private static final long RECONNECT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long CLOSE_MS = 1_900;
    private static final int MAXIMUM_SERIAL = 65_535;

    private final SimulatedStationSettings settings;
    private final Iterator<SimulatedReport> reports;
    private final InstantSource clock;
    private final FaultyWire faulty;
    private final StationHistory history = new StationHistory();
    private final StationTally tally = new StationTally();
    private final Thread thread;
    private volatile StationWire wire;
    private volatile boolean closed;
    private SimulatedReport current;
    private SimulatedReport frozen;
    private int taken;
    private int serial;
    private long nextReportNanos = System.nanoTime();

    /**
     * Prepares a station.
     *
     * @param settings where and how
     * @param reports what it reports
     * @param clock what its clock shows
     */
    public StationThread(SimulatedStationSettings settings, Iterator<SimulatedReport> reports, InstantSource clock) {
        this.settings = settings;
        this.reports = reports;
        this.clock = clock;
        this.faulty = new FaultyWire(settings.faults(), settings.seed());
        this.thread = new Thread(this::run, "qilian-sl651-station-" + settings.station());
        this.thread.setDaemon(true);
    }

    /** Switches it on. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (StationWire connected = StationWire.connect(settings.host(), settings.port())) {
                wire = connected;
                tally.connects.incrementAndGet();
                converse(new StationConversation(this, connected));
            } catch (IOException e) {
                log.debug("Station {} is cut off", settings.station(), e);
            }
            if (!closed) {
                LockSupport.parkNanos(this, RECONNECT_NANOS);
            }
        }
    }

    private void converse(StationConversation conversation) throws IOException {
        conversation.keepAlive(serial);
        long keepAliveNanos = System.nanoTime() + settings.keepAlive().toNanos();
        while (!closed) {
            long now = System.nanoTime();
            if (now - keepAliveNanos >= 0) {
                conversation.keepAlive(serial);
                keepAliveNanos = now + settings.keepAlive().toNanos();
            }
            if (current == null && now - nextReportNanos >= 0) {
                take();
            }
            if (current == null) {
                conversation.idle(now + TimeUnit.MILLISECONDS.toNanos(5));
            } else {
                report(conversation);
            }
        }
    }

    private void take() {
        if (!reports.hasNext()) {
            tally.ended.set(true);
            return;
        }
        SimulatedReport next = reports.next();
        taken++;
        int freezeAfter = settings.faults().freezeAfter();
        if (freezeAfter > 0 && taken > freezeAfter) {
            next = new SimulatedReport(next.function(), next.observedAt(), frozen.numbers(), frozen.hours());
        } else {
            frozen = next;
        }
        serial = serial % MAXIMUM_SERIAL + 1;
        history.add(next);
        if (faulty.loses()) {
            tally.lost.incrementAndGet();
        } else {
            current = next;
        }
    }

    /** A report that a broken connection interrupts is sent again on the next one. */
    private void report(StationConversation conversation) throws IOException {
        if (conversation.report(current, serial)) {
            tally.confirmed.incrementAndGet();
        } else if (closed) {
            return;
        } else {
            tally.unconfirmed.incrementAndGet();
        }
        current = null;
        nextReportNanos = System.nanoTime() + settings.interval().toNanos();
    }

    SimulatedStationSettings settings() {
        return settings;
    }

    FaultyWire faulty() {
        return faulty;
    }

    StationHistory history() {
        return history;
    }

    StationTally tally() {
        return tally;
    }

    InstantSource clock() {
        return clock;
    }

    boolean closed() {
        return closed;
    }

    /**
     * What it has done.
     *
     * @return its counts
     */
    public SimulatedStationStatistics statistics() {
        return tally.statistics(faulty);
    }

    /** Switches it off. Idempotent. */
    @Override
    public void close() {
        closed = true;
        StationWire open = wire;
        if (open != null) {
            open.close();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

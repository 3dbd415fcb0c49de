package io.qilian.bundles.modbus.internal.poll;

import io.qilian.bundles.modbus.api.ModbusConnection;
import io.qilian.bundles.modbus.api.ModbusSettings;
import io.qilian.bundles.modbus.api.ModbusStatistics;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one device again and again, on a thread of its own: one connection, one request at a time. Thread-safe. */
public final class DevicePoller implements ModbusConnection {

    private static final Logger log = LoggerFactory.getLogger(DevicePoller.class);

    /** Readings that may wait to be stored. */
    static final int MAXIMUM_UNSTORED = 4;

    private static final long CLOSE_MS = 1_500;

    private final String feed;
    private final ModbusSettings settings;
    private final SensorIngest ingest;
    private final InstantSource clock;
    private final DeviceProgress progress = new DeviceProgress();
    private final DeviceReading reading;
    private final Backoff backoff;
    private final Thread thread;
    private final AtomicInteger unstored = new AtomicInteger();
    private final Object handing = new Object();
    private volatile ModbusClient client;
    private volatile boolean closed;

    /**
     * Prepares a device; {@link #start} begins.
     *
     * @param feed name of the feed
     * @param settings what is read
     * @param ingest where messages go
     * @param clock when values were read
     * @param random spreads attempts
     */
    public DevicePoller(
            String feed, ModbusSettings settings, SensorIngest ingest, InstantSource clock, RandomGenerator random) {
        this.feed = feed;
        this.settings = settings;
        this.ingest = ingest;
        this.clock = clock;
        this.reading = new DeviceReading(feed, settings, progress);
        this.backoff = new Backoff(settings.reconnectAfterMs(), settings.reconnectAtMostMs(), random);
        this.thread = new Thread(this::run, "qilian-modbus-" + feed);
        this.thread.setDaemon(true);
    }

    /** Begins to read. Returns at once. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (ModbusClient connected = ModbusClient.connect(settings)) {
                client = connected;
                progress.connected();
                poll(connected);
            } catch (IOException e) {
                failed(ModbusProblems.unreachable(reading.device(), String.valueOf(e.getMessage())));
            } catch (ProblemException e) {
                failed(e.problem());
            } catch (RuntimeException e) {
                log.error("Feed {} met a defect", feed, e);
                failed(ModbusProblems.unreachable(reading.device(), e.toString()));
            }
        }
    }

    private void poll(ModbusClient connected) {
        long due = System.nanoTime();
        long interval = TimeUnit.MILLISECONDS.toNanos(settings.intervalMs());
        while (!closed) {
            if (unstored.get() >= MAXIMUM_UNSTORED) {
                progress.skipped.incrementAndGet();
            } else {
                read(connected);
            }
            due += interval;
            long late = System.nanoTime() - due;
            if (late > 0) {
                // A device that takes longer than the interval is given its time, and never asked twice in a row to
                // catch up.
                progress.skipped.addAndGet(1 + late / interval);
                due += (1 + late / interval) * interval;
            }
            waitUntil(due);
        }
    }

    private void read(ModbusClient connected) {
        Instant now = clock.instant();
        StationMessage message = reading.read(connected, now, problem -> refuse(now, problem));
        backoff.succeeded();
        progress.read(now, reading.exception());
        if (message.measurements().isEmpty()) {
            return;
        }
        synchronized (handing) {
            if (!closed) {
                unstored.incrementAndGet();
                ingest.accept(message).whenComplete((receipt, failure) -> stored(failure));
            }
        }
    }

    private void stored(Throwable failure) {
        unstored.decrementAndGet();
        if (failure != null) {
            progress.notStored.incrementAndGet();
        }
    }

    private void refuse(Instant at, Problem problem) {
        log.warn("Feed {}: {}", feed, problem.message());
        synchronized (handing) {
            if (!closed) {
                ingest.refuse(feed, reading.station(), at, "", problem);
            }
        }
    }

    private void failed(Problem problem) {
        if (closed) {
            return;
        }
        if (progress.waiting(problem)) {
            log.warn("Feed {}: {}", feed, problem.message());
        }
        waitUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoff.afterFailureMs()));
    }

    private void waitUntil(long dueNanos) {
        long left = dueNanos - System.nanoTime();
        while (left > 0 && !closed) {
            LockSupport.parkNanos(this, left);
            left = dueNanos - System.nanoTime();
        }
    }

    /**
     * Whether it was closed.
     *
     * @return whether nothing is read any more
     */
    public boolean ended() {
        return closed;
    }

    @Override
    public LinkStatus status() {
        return progress.status();
    }

    @Override
    public ModbusStatistics statistics() {
        return progress.statistics();
    }

    @Override
    public void close() {
        synchronized (handing) {
            closed = true;
        }
        ModbusClient open = client;
        if (open != null) {
            open.close();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.closed();
    }
}

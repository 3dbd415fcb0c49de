package io.qilian.assembly.bench.sensors;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.kernel.api.feed.Quality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;

/** A station that sends message after message, with so many on their way, and notes how long each took to be stored. */
final class LoadedStation implements Runnable {

    static final String FEED = "bench";

    private final ReadingIngest ingest;
    private final String name;
    private final int measurements;
    private final int onTheirWay;
    private final long endNanos;
    private final LongAdder stored = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final List<Double> waits = new ArrayList<>();

    LoadedStation(ReadingIngest ingest, String name, int measurements, int onTheirWay, long endNanos) {
        this.ingest = ingest;
        this.name = name;
        this.measurements = measurements;
        this.onTheirWay = onTheirWay;
        this.endNanos = endNanos;
    }

    @Override
    public void run() {
        Semaphore places = new Semaphore(onTheirWay);
        Instant at = Instant.now().minus(30, ChronoUnit.DAYS);
        for (long message = 0; System.nanoTime() < endNanos; message++) {
            places.acquireUninterruptibly();
            send(at.plusMillis(message), places);
        }
        places.acquireUninterruptibly(onTheirWay);
    }

    private void send(Instant at, Semaphore places) {
        List<Measurement> values = new ArrayList<>(measurements);
        for (int quantity = 0; quantity < measurements; quantity++) {
            values.add(new Measurement("q" + quantity, quantity / 1_000.0, "", at, Quality.GOOD));
        }
        long asked = System.nanoTime();
        ingest.accept(new StationMessage(FEED, name, Instant.now(), "", values, Optional.empty()))
                .whenComplete((receipt, failure) -> {
                    if (failure == null && receipt.stored() == measurements) {
                        stored.increment();
                    } else {
                        lost.increment();
                    }
                    synchronized (waits) {
                        waits.add((System.nanoTime() - asked) / 1e6);
                    }
                    places.release();
                });
    }

    long messages() {
        if (lost.sum() > 0) {
            throw new IllegalStateException(lost.sum() + " messages of " + name + " were not stored");
        }
        return stored.sum();
    }

    DoubleStream waitsMs() {
        synchronized (waits) {
            return List.copyOf(waits).stream().mapToDouble(Double::doubleValue);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

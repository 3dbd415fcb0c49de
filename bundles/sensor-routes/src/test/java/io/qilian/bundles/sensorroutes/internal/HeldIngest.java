package io.qilian.bundles.sensorroutes.internal;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Stores what it is given as the database does, each value of a station, code and time once; or turns it away, or holds it
 * back. Thread-safe.
 */
public final class HeldIngest implements SensorIngest {

    /** A value that is stored. */
    public record Key(String station, String code, Instant at) {}

    private final Map<Key, Double> stored = new HashMap<>();
    private final List<Problem> refusals = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private long duplicates;
    private long busyLeft;
    private long turnedAway;
    private long holdAfter = Long.MAX_VALUE;
    private int mostHeld;

    /** Turns the next messages away, as a full queue does. */
    public synchronized void turnAway(long messages) {
        busyLeft = messages;
    }

    /** Stores nothing more once so many values are stored; until {@link #release}. */
    public synchronized void holdAfter(long values) {
        holdAfter = values;
    }

    /** Stores all that is held back, and holds nothing more. */
    public void release() {
        List<Runnable> waiting;
        synchronized (this) {
            holdAfter = Long.MAX_VALUE;
            waiting = new ArrayList<>(held);
            held.clear();
        }
        waiting.forEach(Runnable::run);
    }

    @Override
    public CompletionStage<IngestReceipt> accept(StationMessage message) {
        CompletableFuture<IngestReceipt> stage = new CompletableFuture<>();
        synchronized (this) {
            if (busyLeft > 0) {
                busyLeft--;
                turnedAway++;
                return CompletableFuture.failedFuture(new ProblemException(
                        Problem.of("sensor.busy", ProblemKind.RESOURCE, "Too much waits", "", "Send again")));
            }
            if (stored.size() >= holdAfter) {
                held.add(() -> stage.complete(store(message)));
                mostHeld = Math.max(mostHeld, held.size());
                return stage;
            }
        }
        stage.complete(store(message));
        return stage;
    }

    private synchronized IngestReceipt store(StationMessage message) {
        int fresh = 0;
        for (Measurement measurement : message.measurements()) {
            Key key = new Key(message.station(), measurement.code(), measurement.measuredAt());
            fresh += stored.putIfAbsent(key, measurement.value()) == null ? 1 : 0;
        }
        int again = message.measurements().size() - fresh;
        duplicates += again;
        return new IngestReceipt(fresh, again, 0, 0);
    }

    @Override
    public synchronized void refuse(String feed, String station, Instant receivedAt, String original, Problem reason) {
        refusals.add(reason);
    }

    /** What is stored. */
    public synchronized Map<Key, Double> stored() {
        return Map.copyOf(stored);
    }

    /** How many values are stored. */
    public synchronized int size() {
        return stored.size();
    }

    /** Values that came once more. */
    public synchronized long duplicates() {
        return duplicates;
    }

    /** Messages that were turned away. */
    public synchronized long turnedAway() {
        return turnedAway;
    }

    /** Most messages that were held back at a time. */
    public synchronized int mostHeld() {
        return mostHeld;
    }

    /** What was refused. */
    public synchronized List<Problem> refusals() {
        return List.copyOf(refusals);
    }
}

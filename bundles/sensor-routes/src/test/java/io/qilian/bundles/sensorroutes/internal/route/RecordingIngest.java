package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ingest that remembers what it is given, and stores it at once, when the test says so, or not at all. */
public final class RecordingIngest implements SensorIngest {

    /** What becomes of messages. */
    public enum Behaviour {
        STORES,
        WAITS,
        BUSY,
        THROWS
    }

    /** What was refused. */
    public record Refused(String station, String original, Problem reason) {}

    /** What was handed in, stored or not. */
    public final List<StationMessage> offered = new CopyOnWriteArrayList<>();
    /** What was stored. */
    public final List<StationMessage> stored = new CopyOnWriteArrayList<>();

    public final List<Refused> refused = new CopyOnWriteArrayList<>();
    public volatile Behaviour behaviour = Behaviour.STORES;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    private record Waiting(StationMessage message, CompletableFuture<IngestReceipt> stage) {}

    @Override
    public CompletionStage<IngestReceipt> accept(StationMessage message) {
        Behaviour now = behaviour;
        offered.add(message);
        CompletableFuture<IngestReceipt> stage = new CompletableFuture<>();
        switch (now) {
            case STORES -> store(new Waiting(message, stage));
            case WAITS -> waiting.add(new Waiting(message, stage));
            case BUSY -> stage.completeExceptionally(busy());
            case THROWS -> throw new IllegalStateException("the ingest is broken");
        }
        return stage;
    }

    private void store(Waiting message) {
        stored.add(message.message());
        message.stage()
                .complete(new IngestReceipt(message.message().measurements().size(), 0, 0, 0));
    }

    @Override
    public void refuse(String feed, String station, Instant receivedAt, String original, Problem reason) {
        refused.add(new Refused(station, original, reason));
    }

    /** What waits is stored now. */
    public void storeWaiting() {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            store(next);
        }
    }

    /** Stored values, in their order. */
    public List<Double> values() {
        return stored.stream()
                .flatMap(message -> message.measurements().stream())
                .map(measurement -> measurement.value())
                .toList();
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.of("sensor.busy", ProblemKind.RESOURCE, "Too much waits", "feed air", "Send again later"));
    }
}

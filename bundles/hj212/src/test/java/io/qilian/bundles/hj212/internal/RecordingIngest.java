package io.qilian.bundles.hj212.internal;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ingest that remembers what it is given, and stores it at once, when the test says so, or never. */
final class RecordingIngest implements SensorIngest {

    /** What becomes of messages. */
    enum Behaviour {
        STORES,
        WAITS,
        FAILS,
        THROWS
    }

    /** What was refused. */
    record Refused(String station, String original, Problem reason) {}

    final List<StationMessage> messages = new CopyOnWriteArrayList<>();
    final List<Refused> refused = new CopyOnWriteArrayList<>();
    final Queue<CompletableFuture<IngestReceipt>> waiting = new ConcurrentLinkedQueue<>();
    volatile Behaviour behaviour = Behaviour.STORES;

    @Override
    public CompletionStage<IngestReceipt> accept(StationMessage message) {
        Behaviour now = behaviour;
        if (now == Behaviour.THROWS) {
            throw new IllegalStateException("the ingest is broken");
        }
        messages.add(message);
        CompletableFuture<IngestReceipt> stage = new CompletableFuture<>();
        switch (now) {
            case STORES, THROWS ->
                stage.complete(new IngestReceipt(message.measurements().size(), 0, 0, 0));
            case WAITS -> waiting.add(stage);
            case FAILS -> stage.completeExceptionally(new IllegalStateException("the disk is full"));
        }
        return stage;
    }

    @Override
    public void refuse(String feed, String station, Instant receivedAt, String original, Problem reason) {
        refused.add(new Refused(station, original, reason));
    }

    /** What waits is stored now. */
    void storeWaiting() {
        for (CompletableFuture<IngestReceipt> stage = waiting.poll(); stage != null; stage = waiting.poll()) {
            stage.complete(new IngestReceipt(1, 0, 0, 0));
        }
    }

    List<Measurement> measurements(String code) {
        return messages.stream()
                .flatMap(message -> message.measurements().stream())
                .filter(measurement -> measurement.code().equals(code))
                .toList();
    }
}

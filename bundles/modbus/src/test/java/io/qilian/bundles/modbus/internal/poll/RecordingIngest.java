package io.qilian.bundles.modbus.internal.poll;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given; stores it at once, or holds it. Thread-safe. */
final class RecordingIngest implements SensorIngest {

    final List<StationMessage> messages = new CopyOnWriteArrayList<>();
    final List<Problem> refusals = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<IngestReceipt>> held = new CopyOnWriteArrayList<>();
    private volatile boolean holding;

    void hold() {
        holding = true;
    }

    /** Stores nothing of what was held, and everything from now on. */
    void fail() {
        holding = false;
        held.forEach(stage -> stage.completeExceptionally(new IllegalStateException("full")));
    }

    @Override
    public CompletionStage<IngestReceipt> accept(StationMessage message) {
        CompletableFuture<IngestReceipt> stage = new CompletableFuture<>();
        if (holding) {
            held.add(stage);
        } else {
            stage.complete(new IngestReceipt(message.measurements().size(), 0, 0, 0));
        }
        messages.add(message);
        return stage;
    }

    @Override
    public void refuse(String feed, String station, Instant receivedAt, String original, Problem reason) {
        refusals.add(reason);
    }
}

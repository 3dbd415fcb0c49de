package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given; stores it at once, on demand, or not at all. Thread-safe. */
final class RecordingIngest implements SensorIngest {

    enum Mode {
        STORE,
        HOLD,
        FAIL
    }

    final List<StationMessage> messages = new CopyOnWriteArrayList<>();
    final List<Problem> refusals = new CopyOnWriteArrayList<>();
    final List<String> refusedOriginals = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<IngestReceipt>> held = new CopyOnWriteArrayList<>();
    private volatile Mode mode = Mode.STORE;

    void mode(Mode next) {
        mode = next;
    }

    /** Stores what was held, at most so many messages. */
    void release(int most) {
        held.stream().filter(stage -> !stage.isDone()).limit(most).forEach(stage -> stage.complete(receipt(0)));
    }

    @Override
    public CompletionStage<IngestReceipt> accept(StationMessage message) {
        messages.add(message);
        CompletableFuture<IngestReceipt> stage = new CompletableFuture<>();
        switch (mode) {
            case STORE -> stage.complete(receipt(message.measurements().size()));
            case HOLD -> held.add(stage);
            case FAIL ->
                stage.completeExceptionally(new ProblemException(
                        Problem.of("sensor.full", ProblemKind.RESOURCE, "Too much waits", "", "Wait")));
        }
        return stage;
    }

    @Override
    public void refuse(String feed, String station, Instant receivedAt, String original, Problem reason) {
        refusals.add(reason);
        refusedOriginals.add(original);
    }

    List<Measurement> measurements() {
        return messages.stream()
                .flatMap(message -> message.measurements().stream())
                .toList();
    }

    private static IngestReceipt receipt(int stored) {
        return new IngestReceipt(stored, 0, 0, 0);
    }
}

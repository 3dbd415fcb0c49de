package io.qilian.bundles.hj212.internal;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Remembers when the last message was handed in. Thread-safe. */
final class LastMessage implements SensorIngest {

    private final SensorIngest ingest;
    private volatile Instant at;

    LastMessage(SensorIngest ingest) {
        this.ingest = ingest;
    }

    Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    @Override
    public CompletionStage<IngestReceipt> accept(StationMessage message) {
        at = message.receivedAt();
        return ingest.accept(message);
    }

    @Override
    public void refuse(String feed, String station, Instant receivedAt, String original, Problem reason) {
        at = receivedAt;
        ingest.refuse(feed, station, receivedAt, original, reason);
    }
}

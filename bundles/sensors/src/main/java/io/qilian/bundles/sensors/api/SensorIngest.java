package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes what stations send: maps, checks, stores it, and passes it on to scenes. A protocol acknowledges a message to its
 * station once the returned stage is complete, and never before: then nothing that was acknowledged is lost. Thread-safe;
 * no method waits.
 */
@ProviderType
public interface SensorIngest {

    /**
     * Takes a message.
     *
     * @param message what came
     * @return complete when its readings are in the database; it fails with a
     *     {@link io.qilian.kernel.api.problem.ProblemException} if nothing of it was kept, such as when too much waits:
     *     the protocol then lets the station send it again, or tells it so. Completed on a thread of the ingest, so that
     *     what depends on it must not wait
     */
    CompletionStage<IngestReceipt> accept(StationMessage message);

    /**
     * Takes what could not be decoded: it is counted, and kept as a dead letter with the reason.
     *
     * @param feed name of the sensor feed
     * @param station the station, as far as it is known; else empty
     * @param receivedAt when it came
     * @param original the message, in hexadecimal digits if it is binary; what is longer than 16 KiB is cut
     * @param reason why
     */
    void refuse(String feed, String station, Instant receivedAt, String original, Problem reason);
}

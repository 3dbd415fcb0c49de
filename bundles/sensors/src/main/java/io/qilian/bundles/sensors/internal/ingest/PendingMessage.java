package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.StationMessage;
import java.util.concurrent.CompletableFuture;

/**
 * A message that waits to be stored.
 *
 * @param feed its feed
 * @param message what came
 * @param replayed whether it was refused before, so that no dead letter is written again
 * @param result complete when it is stored
 */
record PendingMessage(
        IngestedFeed feed, StationMessage message, boolean replayed, CompletableFuture<IngestReceipt> result) {}

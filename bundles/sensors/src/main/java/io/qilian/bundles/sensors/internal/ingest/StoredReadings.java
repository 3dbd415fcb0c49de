package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.kernel.api.feed.Reading;
import java.util.List;

/**
 * Readings of one feed that are in the database now, and were not before.
 *
 * @param feed the feed
 * @param readings in the order in which they came
 */
record StoredReadings(IngestedFeed feed, List<Reading> readings) {}

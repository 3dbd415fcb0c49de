package io.qilian.bundles.sensors.internal.mapping;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.kernel.api.feed.Reading;
import java.util.List;
import java.util.Set;

/**
 * What a message comes to.
 *
 * @param readings in the order of the measurements
 * @param sources the measurement of each reading
 * @param refusals measurements that could not become readings
 * @param unmapped codes that the feed's file does not name, and ignores
 * @param ignored how many measurements had such a code
 */
public record Mapped(
        List<Reading> readings, List<Measurement> sources, List<Refusal> refusals, Set<String> unmapped, int ignored) {}

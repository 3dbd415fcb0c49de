package io.qilian.bundles.hj212.api.simulation;

import io.qilian.bundles.hj212.api.Upload;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a station has measured at one time. Immutable.
 *
 * @param upload what it is
 * @param time when, its DataTime
 * @param values numbers by key, such as {@code a34004-Avg}, in the order in which they are sent
 */
public record StationRecord(Upload upload, Instant time, Map<String, Double> values) {

    /**
     * Copies the values.
     *
     * @throws NullPointerException if a part is null
     */
    public StationRecord {
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(time, "time");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}

package io.qilian.bundles.sensors.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which readings are wanted.
 *
 * @param station one station, as readings call it; empty for all
 * @param quantity one quantity; empty for all
 * @param from begin of the time of measurement, included
 * @param to its end, not included
 * @param limit most rows, 1 to {@value #MAXIMUM_LIMIT}; the latest are kept
 */
public record HistoryQuery(Optional<String> station, Optional<String> quantity, Instant from, Instant to, int limit) {

    /** Most rows of one answer. */
    public static final int MAXIMUM_LIMIT = 100_000;

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the limit is out of bounds or the time ends before it begins
     */
    public HistoryQuery {
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(quantity, "quantity");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to: expected a time after " + from + ", got " + to);
        }
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new IllegalArgumentException("limit: expected 1 to " + MAXIMUM_LIMIT + ", got " + limit);
        }
    }
}

package io.qilian.bundles.sensors.api;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What one station has measured of one quantity within an interval.
 *
 * @param station the station
 * @param quantity the quantity
 * @param unit its unit
 * @param from begin of the interval
 * @param readings how many readings there are
 * @param bad how many of them have bad quality; they are in none of the figures that follow
 * @param mean mean of the others; empty if there are none
 * @param minimum least of the others
 * @param maximum greatest of the others
 */
public record HistoryInterval(
        String station,
        String quantity,
        String unit,
        Instant from,
        int readings,
        int bad,
        OptionalDouble mean,
        OptionalDouble minimum,
        OptionalDouble maximum) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public HistoryInterval {
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(minimum, "minimum");
        Objects.requireNonNull(maximum, "maximum");
    }
}

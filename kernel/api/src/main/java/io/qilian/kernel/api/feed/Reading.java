package io.qilian.kernel.api.feed;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One measurement of a sensor. Immutable.
 *
 * @param feed name of the feed
 * @param station which station or device of the feed has measured it, as the feed's file calls it
 * @param quantity what was measured, such as {@code pm2.5} or {@code water-level}
 * @param value the number, finite
 * @param unit its unit as a UCUM symbol, such as {@code ug/m3} or {@code m}
 * @param measuredAt when the station measured it, by the station's clock
 * @param receivedAt when this process received it
 * @param quality how far it can be trusted
 * @param location where, if the station moves or the feed does not say
 * @param traceId correlates everything that comes of this reading
 */
public record Reading(
        String feed,
        String station,
        String quantity,
        double value,
        String unit,
        Instant measuredAt,
        Instant receivedAt,
        Quality quality,
        Optional<Location> location,
        String traceId) {

    /**
     * Checks that nothing is missing and that the value is a number.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the value is not finite
     */
    public Reading {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(measuredAt, "measuredAt");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(traceId, "traceId");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value: expected a finite number, got " + value);
        }
    }
}

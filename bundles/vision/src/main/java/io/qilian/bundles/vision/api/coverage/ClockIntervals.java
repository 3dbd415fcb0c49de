package io.qilian.bundles.vision.api.coverage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Intervals of equal length that begin on the wall clock: of five minutes at 08:00, 08:05, 08:10 and so on. They are
 * counted from each local midnight on; on the day when the clocks change the last one ends at the next midnight, so
 * that it may be shorter.
 *
 * @param length length of an interval: 1 s to 24 h, and a day must be a multiple of it
 * @param zone whose wall clock
 */
public record ClockIntervals(Duration length, ZoneId zone) {

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Checks the length.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the length is out of bounds, or a day is not a multiple of it
     */
    public ClockIntervals {
        Objects.requireNonNull(zone, "zone");
        boolean within = length.compareTo(Duration.ofSeconds(1)) >= 0 && length.compareTo(DAY) <= 0;
        if (!within || DAY.toNanos() % length.toNanos() != 0) {
            throw new IllegalArgumentException(
                    "length: expected 1 s to 24 h that a day is a multiple of, such as 5 min, got " + length);
        }
    }

    /**
     * The interval in which a moment lies.
     *
     * @param moment the moment
     * @return its begin, at or before the moment
     */
    public Instant startOf(Instant moment) {
        Instant midnight = moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        long whole = Duration.between(midnight, moment).dividedBy(length);
        return midnight.plus(length.multipliedBy(whole));
    }

    /**
     * The end of an interval, which is the begin of the next one.
     *
     * @param start begin of an interval
     * @return its end
     */
    public Instant endOf(Instant start) {
        LocalDate tomorrow = start.atZone(zone).toLocalDate().plusDays(1);
        Instant midnight = tomorrow.atStartOfDay(zone).toInstant();
        Instant end = start.plus(length);
        return end.isAfter(midnight) ? midnight : end;
    }
}

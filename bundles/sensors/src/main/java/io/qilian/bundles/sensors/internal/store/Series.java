package io.qilian.bundles.sensors.internal.store;

import io.qilian.kernel.api.feed.Reading;
import java.util.Comparator;

/**
 * What readings of one row in time have in common.
 *
 * @param feed name of the sensor feed
 * @param station the station
 * @param quantity what is measured
 * @param unit in which unit
 */
public record Series(String feed, String station, String quantity, String unit) {

    static final Comparator<Series> BY_NAME = Comparator.comparing(Series::feed)
            .thenComparing(Series::station)
            .thenComparing(Series::quantity)
            .thenComparing(Series::unit);

    /**
     * The series of a reading.
     *
     * @param reading the reading
     * @return its series
     */
    public static Series of(Reading reading) {
        return new Series(reading.feed(), reading.station(), reading.quantity(), reading.unit());
    }
}

package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.feed.Location;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a station has sent at one time, decoded but not yet mapped. Immutable.
 *
 * @param feed name of the sensor feed that it came through
 * @param station the station as its protocol names it: an MN, a station address, a part of a topic; 1 to 128 characters
 * @param receivedAt when this process received it
 * @param original the message as it came, in hexadecimal digits if it is binary; kept if the message is refused
 * @param measurements at most {@value #MAXIMUM_MEASUREMENTS}
 * @param location where the station says it is
 */
public record StationMessage(
        String feed,
        String station,
        Instant receivedAt,
        String original,
        List<Measurement> measurements,
        Optional<Location> location) {

    /** Most measurements of one message. */
    public static final int MAXIMUM_MEASUREMENTS = 10_000;

    /** Longest name of a station. */
    public static final int MAXIMUM_STATION_LENGTH = 128;

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a part is out of bounds
     */
    public StationMessage {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(location, "location");
        measurements = List.copyOf(measurements);
        if (station.isEmpty() || station.length() > MAXIMUM_STATION_LENGTH) {
            throw new IllegalArgumentException(
                    "station: expected 1 to " + MAXIMUM_STATION_LENGTH + " characters, got " + station.length());
        }
        if (measurements.size() > MAXIMUM_MEASUREMENTS) {
            throw new IllegalArgumentException(
                    "measurements: expected at most " + MAXIMUM_MEASUREMENTS + ", got " + measurements.size());
        }
    }
}

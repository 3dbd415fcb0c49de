package io.qilian.bundles.sensors.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a station sent and that could not become a reading.
 *
 * @param id its number
 * @param feed name of the sensor feed
 * @param station the station, as its protocol names it; empty if that is not known
 * @param receivedAt when it came
 * @param code the problem's code, such as {@code sensor.range}
 * @param reason the problem, as people read it
 * @param original the whole message
 * @param measurement the measurement that was refused; empty if the message could not be decoded
 * @param replayedAt when it was handed in again with success
 */
public record DeadLetter(
        long id,
        String feed,
        String station,
        Instant receivedAt,
        String code,
        String reason,
        String original,
        Optional<Measurement> measurement,
        Optional<Instant> replayedAt) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public DeadLetter {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(measurement, "measurement");
        Objects.requireNonNull(replayedAt, "replayedAt");
    }
}

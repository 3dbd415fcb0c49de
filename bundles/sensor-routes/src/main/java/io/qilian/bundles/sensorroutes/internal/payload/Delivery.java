package io.qilian.bundles.sensorroutes.internal.payload;

import java.time.Instant;
import java.util.Objects;

/**
 * How a payload came.
 *
 * @param feed name of the sensor feed
 * @param address the topic, the path, the key or the file's name
 * @param receivedAt when
 */
public record Delivery(String feed, String address, Instant receivedAt) {

    /** Checks that nothing is missing. */
    public Delivery {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}

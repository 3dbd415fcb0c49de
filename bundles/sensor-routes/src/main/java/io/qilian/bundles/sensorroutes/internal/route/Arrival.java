package io.qilian.bundles.sensorroutes.internal.route;

import java.util.Objects;

/**
 * What a route brings.
 *
 * @param payload the bytes; not copied, and not changed by anybody
 * @param address how it came: a topic, a key, a file's name
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, and never compared.
public record Arrival(byte[] payload, String address) {

    /** Checks that nothing is missing. */
    public Arrival {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(address, "address");
    }
}

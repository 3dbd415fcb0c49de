package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.kernel.api.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * What a route brings.
 *
 * @param payload the bytes; not copied, and not changed by anybody
 * @param address how it came: a topic, a key, a file's name
 * @param refusal why it is refused without being read
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, and never compared.
public record Arrival(byte[] payload, String address, Optional<Problem> refusal) {

    /** Checks that nothing is missing. */
    public Arrival {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(refusal, "refusal");
    }

    /**
     * A payload that is to be read.
     *
     * @param payload the bytes
     * @param address how it came
     */
    public Arrival(byte[] payload, String address) {
        this(payload, address, Optional.empty());
    }

    /**
     * A payload that becomes a dead letter.
     *
     * @param payload the bytes
     * @param address how it came
     * @param reason why
     * @return what came
     */
    public static Arrival refused(byte[] payload, String address, Problem reason) {
        return new Arrival(payload, address, Optional.of(reason));
    }
}

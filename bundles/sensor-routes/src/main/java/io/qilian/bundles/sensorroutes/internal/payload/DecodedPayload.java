package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import java.util.List;

/**
 * What a payload has come to.
 *
 * @param messages the records that were read, one at least if any was rejected
 * @param rejected records, or parts of them, that could not be read
 */
public record DecodedPayload(List<StationMessage> messages, List<Rejected> rejected) {

    /**
     * A record, or a part of it, that could not be read.
     *
     * @param original its text
     * @param reason why
     */
    public record Rejected(String original, Problem reason) {}

    /** Copies the lists. */
    public DecodedPayload {
        messages = List.copyOf(messages);
        rejected = List.copyOf(rejected);
    }
}

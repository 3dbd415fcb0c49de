package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;

/** Takes the records of a payload in their order. */
public interface RecordSink {

    /**
     * A record was read.
     *
     * @param message what it says
     */
    void accept(StationMessage message);

    /**
     * A record, or a part of it, cannot be read; the others go on.
     *
     * @param original its text, at most 16 KiB
     * @param reason why
     */
    void reject(String original, Problem reason);
}

package io.qilian.bundles.sensorroutes.internal.storing;

import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;

/** Is told what becomes of records. Thread-safe; every method returns at once. */
public interface StoringEvents {

    /**
     * A record was read.
     *
     * @param at when
     */
    void received(Instant at);

    /** A record, or a part of it, could not be read. */
    void refused();

    /**
     * Nothing can be stored at present; what was read is handed in again.
     *
     * @param problem why
     */
    void troubled(Problem problem);

    /** A record was stored. */
    void stored();
}

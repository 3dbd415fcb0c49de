package io.qilian.bundles.sensors.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A feed that is being received. Thread-safe. */
@ConsumerType
public interface SensorConnection extends AutoCloseable {

    /**
     * How it is doing. Answers at once.
     *
     * @return its state and counters
     */
    LinkStatus status();

    /** Ends it: no message is handed in after it returns. Returns within two seconds. Idempotent. */
    @Override
    void close();
}

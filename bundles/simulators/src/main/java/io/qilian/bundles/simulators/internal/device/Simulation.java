package io.qilian.bundles.simulators.internal.device;

import io.qilian.bundles.simulators.api.SimulationStatus;

/** A simulation that runs. All methods but {@link #status()} are called by one thread at a time. */
public interface Simulation extends AutoCloseable {

    /** Time has passed: does what is due. Must return at once. */
    void tick();

    /**
     * How it is doing; for any thread.
     *
     * @return its counts
     */
    SimulationStatus status();

    /** Ends it, within two seconds. Idempotent. */
    @Override
    void close();
}

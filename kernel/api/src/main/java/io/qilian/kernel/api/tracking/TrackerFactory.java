package io.qilian.kernel.api.tracking;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes trackers. Published as a service; the host takes the one with the highest service ranking. Thread-safe. */
@ConsumerType
public interface TrackerFactory {

    /**
     * A tracker that has seen nothing.
     *
     * @return a new tracker for one run
     */
    Tracker create();
}

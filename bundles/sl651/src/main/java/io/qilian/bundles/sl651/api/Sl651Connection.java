package io.qilian.bundles.sl651.api;

import io.qilian.bundles.sensors.api.SensorConnection;
import org.osgi.annotation.versioning.ProviderType;

/** A feed of SL 651-2014 that is being received. Thread-safe. */
@ProviderType
public interface Sl651Connection extends SensorConnection {

    /**
     * What it has counted. Answers at once.
     *
     * @return the counts
     */
    Sl651Statistics statistics();

    /**
     * Asks a station for its latest values (function 37); they come as a message of the feed. Does not wait.
     *
     * @param station its address, ten upper-case hexadecimal digits
     * @return whether the station is connected
     */
    boolean askForLatest(String station);
}

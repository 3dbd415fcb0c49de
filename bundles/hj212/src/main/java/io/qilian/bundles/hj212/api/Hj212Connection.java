package io.qilian.bundles.hj212.api;

import io.qilian.bundles.sensors.api.SensorConnection;
import org.osgi.annotation.versioning.ProviderType;

/** A feed that receives by HJ 212. Thread-safe. */
@ProviderType
public interface Hj212Connection extends SensorConnection {

    /**
     * What was counted. Answers at once.
     *
     * @return the figures
     */
    Hj212Figures figures();

    /**
     * The port that stations connect to.
     *
     * @return the port; 0 while it could not be opened yet
     */
    int port();
}

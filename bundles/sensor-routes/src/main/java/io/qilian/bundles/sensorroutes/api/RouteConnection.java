package io.qilian.bundles.sensorroutes.api;

import io.qilian.bundles.sensors.api.SensorConnection;
import org.osgi.annotation.versioning.ProviderType;

/** A feed that comes by a route. Thread-safe. */
@ProviderType
public interface RouteConnection extends SensorConnection {

    /**
     * What its route has counted. Answers at once.
     *
     * @return the counts
     */
    RouteStatistics statistics();
}

package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.api.RouteStatistics;
import io.qilian.bundles.sensors.api.LinkStatus;

/** A connection that holds something for itself, such as a folder, until it is closed. Thread-safe. */
public final class ClaimedConnection implements RouteConnection {

    private final RouteConnection route;
    private final Runnable release;

    /**
     * A connection that is open.
     *
     * @param route the connection
     * @param release lets go of what it holds; run at each close
     */
    public ClaimedConnection(RouteConnection route, Runnable release) {
        this.route = route;
        this.release = release;
    }

    @Override
    public LinkStatus status() {
        return route.status();
    }

    @Override
    public RouteStatistics statistics() {
        return route.statistics();
    }

    @Override
    public void close() {
        route.close();
        release.run();
    }
}

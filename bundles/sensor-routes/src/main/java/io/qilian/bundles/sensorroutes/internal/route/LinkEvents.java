package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.kernel.api.problem.Problem;

/** Takes what becomes of a connection that a route has made. Thread-safe; returns at once. */
public interface LinkEvents {

    /**
     * The connection is gone: the route is ended, and made anew after a wait.
     *
     * @param problem why
     */
    void lost(Problem problem);

    /**
     * Nothing comes at present, and the route's own component goes on trying.
     *
     * @param problem why
     */
    void troubled(Problem problem);

    /** What {@link #troubled} has told is over. */
    void recovered();

    /**
     * Whether the route is not wanted any more.
     *
     * @return whether whoever waits for something of this route should give up
     */
    boolean over();
}

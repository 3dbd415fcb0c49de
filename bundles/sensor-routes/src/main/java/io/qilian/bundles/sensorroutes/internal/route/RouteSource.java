package io.qilian.bundles.sensorroutes.internal.route;

import org.apache.camel.CamelContext;

/** Where the payloads of a feed come from. Used by one thread at a time. */
public interface RouteSource {

    /**
     * Prepares the beginning of a route, anew for each attempt. Connects to nothing.
     *
     * @param camel the context of the route
     * @param link is told what becomes of the connection, by any thread
     * @return the beginning, closed by the caller
     * @throws Exception if it cannot be made; a {@link io.qilian.kernel.api.problem.ProblemException} is told as it is
     */
    RouteBeginning begin(CamelContext camel, LinkEvents link) throws Exception;
}

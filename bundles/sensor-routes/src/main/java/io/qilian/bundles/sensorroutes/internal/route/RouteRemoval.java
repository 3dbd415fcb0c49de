package io.qilian.bundles.sensorroutes.internal.route;

import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes routes out of a Camel context, also those that were never started. */
final class RouteRemoval {

    private static final Logger log = LoggerFactory.getLogger(RouteRemoval.class);

    private RouteRemoval() {}

    static void remove(ModelCamelContext camel, String id) {
        try {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
            RouteDefinition left = camel.getRouteDefinition(id);
            if (left != null) {
                camel.removeRouteDefinition(left);
            }
        } catch (Exception e) {
            // Its connection has still to be closed.
            log.error("Route {} did not stop", id, e);
        }
    }
}

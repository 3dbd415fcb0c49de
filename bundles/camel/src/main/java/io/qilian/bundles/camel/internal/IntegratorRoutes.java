package io.qilian.bundles.camel.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes that integrators write by hand. Each builder's come and go as a whole. Thread-safe. */
final class IntegratorRoutes {

    private static final Logger log = LoggerFactory.getLogger(IntegratorRoutes.class);

    private final ModelCamelContext camel;
    private final Map<RoutesBuilder, List<String>> byBuilder = new HashMap<>();

    IntegratorRoutes(ModelCamelContext camel) {
        this.camel = camel;
    }

    /** Adds all routes of a builder; or none and says why, so that one integrator's mistake keeps no other out. */
    synchronized void add(RoutesBuilder builder) {
        Set<String> before = ids();
        try {
            refuseTakenIds(builder, before);
            camel.addRoutes(builder);
            byBuilder.put(builder, added(before));
        } catch (Exception e) {
            log.error("The routes of {} are left out", builder.getClass().getName(), e);
            added(before).forEach(id -> RouteRemoval.remove(camel, id));
        }
    }

    /** Camel would put the new route in the place of the one that is there. */
    private void refuseTakenIds(RoutesBuilder builder, Set<String> before) throws Exception {
        if (builder instanceof RouteBuilder routes) {
            for (RouteDefinition route : routes.configureRoutes(camel).getRoutes()) {
                if (before.contains(route.getId())) {
                    throw new IllegalArgumentException(
                            "There is a route " + route.getId() + " already; give this one another routeId");
                }
            }
        }
    }

    private Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        for (RouteDefinition route : camel.getRouteDefinitions()) {
            ids.add(route.getRouteId());
        }
        return ids;
    }

    /** What is new and was not made for a scene meanwhile. */
    private List<String> added(Set<String> before) {
        List<String> added = new ArrayList<>();
        for (RouteDefinition route : camel.getRouteDefinitions()) {
            if (!before.contains(route.getRouteId()) && !SceneRoutes.GROUP.equals(route.getGroup())) {
                added.add(route.getRouteId());
            }
        }
        return added;
    }

    /** Stops the routes of a builder and takes them out. */
    synchronized void remove(RoutesBuilder builder) {
        List<String> routes = byBuilder.remove(builder);
        if (routes != null) {
            routes.forEach(id -> RouteRemoval.remove(camel, id));
        }
    }
}

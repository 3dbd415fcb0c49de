package io.qilian.bundles.sensorroutes.internal;

import io.qilian.bundles.sensorroutes.internal.route.FeedRoutes;
import io.qilian.bundles.sensorroutes.internal.route.RouteFeed;
import io.qilian.bundles.sensorroutes.internal.route.RouteSource;
import io.qilian.bundles.sensorroutes.internal.route.RouteTools;
import io.qilian.bundles.sensorroutes.internal.route.RoutedFeed;
import io.qilian.bundles.sensors.api.SensorIngest;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.apache.camel.component.paho.PahoComponent;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Component;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The Camel context of all feeds that come by a route. Used by the protocols of this bundle. */
@Component(service = RoutesComponent.class)
public final class RoutesComponent {

    private final FeedRoutes routes;

    /**
     * Starts the context, which has no routes yet.
     *
     * @param bundle this bundle
     */
    @Activate
    public RoutesComponent(BundleContext bundle) {
        OsgiDefaultCamelContext camel = new OsgiDefaultCamelContext(bundle);
        camel.getCamelContextExtension().setName("qilian-sensor-routes");
        // They lie in nested archives, where Camel's own search in a framework does not look.
        camel.addComponent("paho", new PahoComponent());
        camel.addComponent("paho-mqtt5", new PahoMqtt5Component());
        routes = new FeedRoutes(camel, new RouteTools(InstantSource.system(), new SecureRandom()));
        routes.start();
    }

    @Deactivate
    void stop() {
        routes.close();
    }

    /**
     * Begins to keep the route of a feed alive. Returns at once.
     *
     * @param settings the feed
     * @param source where its payloads come from
     * @param ingest where its messages go
     * @return the feed, closed by the caller
     */
    public RouteFeed open(RoutedFeed settings, RouteSource source, SensorIngest ingest) {
        return routes.open(settings, source, ingest);
    }
}

package io.qilian.bundles.sensorroutes.internal.kafka;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.api.kafka.KafkaSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormats;
import io.qilian.bundles.sensorroutes.internal.route.RouteOpener;
import io.qilian.bundles.sensorroutes.internal.route.RoutedFeed;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;

/** The protocol {@code kafka}. Thread-safe. */
public final class KafkaProtocol implements SensorProtocol<KafkaSettings> {

    private final RouteOpener routes;

    /**
     * A protocol.
     *
     * @param routes starts routes
     */
    public KafkaProtocol(RouteOpener routes) {
        this.routes = routes;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Class<KafkaSettings> settings() {
        return KafkaSettings.class;
    }

    @Override
    public RouteConnection open(String feed, KafkaSettings settings, SensorIngest ingest) {
        RoutedFeed routed = new RoutedFeed(
                feed,
                PayloadFormats.of(settings.payload()),
                settings.maximumInFlight(),
                settings.reconnectAfterMs(),
                settings.reconnectAtMostMs());
        return routes.open(routed, (camel, link) -> new KafkaBeginning(feed, settings, camel, link), ingest);
    }
}

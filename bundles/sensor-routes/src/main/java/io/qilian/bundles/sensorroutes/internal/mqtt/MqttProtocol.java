package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.api.mqtt.MqttSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormats;
import io.qilian.bundles.sensorroutes.internal.route.ClaimedConnection;
import io.qilian.bundles.sensorroutes.internal.route.RouteOpener;
import io.qilian.bundles.sensorroutes.internal.route.RouteSource;
import io.qilian.bundles.sensorroutes.internal.route.RoutedFeed;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Feeds that come through a broker of MQTT. */
public final class MqttProtocol implements SensorProtocol<MqttSettings> {

    private final RouteOpener routes;
    private final Map<String, String> feedsByClient = new ConcurrentHashMap<>();

    /**
     * A protocol without feeds.
     *
     * @param routes starts routes
     */
    public MqttProtocol(RouteOpener routes) {
        this.routes = routes;
    }

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public Class<MqttSettings> settings() {
        return MqttSettings.class;
    }

    @Override
    public RouteConnection open(String feed, MqttSettings settings, SensorIngest ingest) {
        MqttFeed checked = new MqttFeed(feed, settings);
        RoutedFeed routed = new RoutedFeed(
                feed,
                PayloadFormats.of(settings.payload()),
                settings.receiveMaximum(),
                settings.reconnectAfterMs(),
                settings.reconnectAtMostMs());
        String client = checked.clientId() + " at " + checked.address();
        String other = feedsByClient.putIfAbsent(client, feed);
        if (other != null) {
            throw MqttProblems.clientIdTaken(feed, checked.clientId(), other);
        }
        RouteSource source = settings.version().equals("5")
                ? (camel, link) -> new Mqtt5Beginning(checked, camel, link)
                : (camel, link) -> new Mqtt3Beginning(checked, camel, link);
        return new ClaimedConnection(routes.open(routed, source, ingest), () -> feedsByClient.remove(client, feed));
    }
}

package io.qilian.bundles.sensorroutes.internal;

import io.qilian.bundles.sensorroutes.api.mqtt.MqttSettings;
import io.qilian.bundles.sensorroutes.internal.mqtt.MqttProtocol;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes the protocol {@code mqtt}. */
@Component(service = SensorProtocol.class)
public final class MqttComponent implements SensorProtocol<MqttSettings> {

    private final MqttProtocol protocol;

    /**
     * Begins without a feed.
     *
     * @param routes starts routes
     */
    @Activate
    public MqttComponent(@Reference RoutesComponent routes) {
        protocol = new MqttProtocol(routes::open);
    }

    @Override
    public String name() {
        return protocol.name();
    }

    @Override
    public Class<MqttSettings> settings() {
        return protocol.settings();
    }

    @Override
    public SensorConnection open(String feed, MqttSettings settings, SensorIngest ingest) {
        return protocol.open(feed, settings, ingest);
    }
}

package io.qilian.bundles.sensorroutes.internal;

import io.qilian.bundles.sensorroutes.api.kafka.KafkaSettings;
import io.qilian.bundles.sensorroutes.internal.kafka.KafkaProtocol;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes the protocol {@code kafka}. */
@Component(service = SensorProtocol.class)
public final class KafkaComponent implements SensorProtocol<KafkaSettings> {

    private final KafkaProtocol protocol;

    /**
     * Begins without a feed.
     *
     * @param routes starts routes
     */
    @Activate
    public KafkaComponent(@Reference RoutesComponent routes) {
        protocol = new KafkaProtocol(routes::open);
    }

    @Override
    public String name() {
        return protocol.name();
    }

    @Override
    public Class<KafkaSettings> settings() {
        return protocol.settings();
    }

    @Override
    public SensorConnection open(String feed, KafkaSettings settings, SensorIngest ingest) {
        return protocol.open(feed, settings, ingest);
    }
}

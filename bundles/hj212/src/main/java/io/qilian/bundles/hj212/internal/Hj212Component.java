package io.qilian.bundles.hj212.internal;

import io.qilian.bundles.hj212.api.Hj212Connection;
import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.hj212.internal.station.ServerProblems;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The protocol {@code hj212}. Thread-safe. */
@Component(service = SensorProtocol.class)
public final class Hj212Component implements SensorProtocol<Hj212Settings> {

    private final InstantSource clock;
    private final Map<Integer, String> ports = new HashMap<>();

    /** The protocol by the system's clock. */
    @Activate
    public Hj212Component() {
        this(InstantSource.system());
    }

    Hj212Component(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "hj212";
    }

    @Override
    public Class<Hj212Settings> settings() {
        return Hj212Settings.class;
    }

    @Override
    public Hj212Connection open(String feed, Hj212Settings settings, SensorIngest ingest) {
        int port = settings.port();
        synchronized (ports) {
            if (port != 0 && ports.containsKey(port)) {
                throw ServerProblems.portTaken(port, feed, ports.get(port));
            }
            Hj212Connection connection = new ReceivingConnection(feed, settings, ingest, clock, () -> free(port, feed));
            if (port != 0) {
                ports.put(port, feed);
            }
            return connection;
        }
    }

    private void free(int port, String feed) {
        synchronized (ports) {
            ports.remove(port, feed);
        }
    }
}

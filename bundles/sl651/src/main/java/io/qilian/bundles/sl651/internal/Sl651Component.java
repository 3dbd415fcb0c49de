package io.qilian.bundles.sl651.internal;

import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import io.qilian.bundles.sl651.api.Sl651Settings;
import io.qilian.bundles.sl651.internal.station.StationCentres;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Publishes the protocol. */
@Component(service = SensorProtocol.class)
public final class Sl651Component implements SensorProtocol<Sl651Settings> {

    private final StationCentres centres;

    /** Begins without a feed. */
    @Activate
    public Sl651Component() {
        centres = new StationCentres(InstantSource.system(), new SecureRandom());
    }

    @Deactivate
    void stop() {
        centres.close();
    }

    @Override
    public String name() {
        return "sl651";
    }

    @Override
    public Class<Sl651Settings> settings() {
        return Sl651Settings.class;
    }

    @Override
    public SensorConnection open(String feed, Sl651Settings settings, SensorIngest ingest) {
        return centres.open(feed, settings, ingest);
    }
}

package io.qilian.bundles.sensorroutes.internal;

import io.qilian.bundles.sensorroutes.api.files.FileSettings;
import io.qilian.bundles.sensorroutes.internal.files.FileProtocol;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import java.nio.file.Path;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes the protocol {@code file}. */
@Component(service = SensorProtocol.class)
public final class FileComponent implements SensorProtocol<FileSettings> {

    private final FileProtocol protocol;

    /**
     * Begins without a feed.
     *
     * @param routes starts routes
     */
    @Activate
    public FileComponent(@Reference RoutesComponent routes) {
        Path data = Path.of(System.getProperty("karaf.data", "data"));
        protocol = new FileProtocol(routes::open, data.resolve("sensor-files"), InstantSource.system());
    }

    @Override
    public String name() {
        return protocol.name();
    }

    @Override
    public Class<FileSettings> settings() {
        return protocol.settings();
    }

    @Override
    public SensorConnection open(String feed, FileSettings settings, SensorIngest ingest) {
        return protocol.open(feed, settings, ingest);
    }
}

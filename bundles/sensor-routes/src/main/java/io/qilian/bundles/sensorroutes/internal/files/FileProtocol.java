package io.qilian.bundles.sensorroutes.internal.files;

import io.qilian.bundles.sensorroutes.api.files.FileSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormats;
import io.qilian.bundles.sensorroutes.internal.route.ClaimedConnection;
import io.qilian.bundles.sensorroutes.internal.route.RouteOpener;
import io.qilian.bundles.sensorroutes.internal.route.RoutedFeed;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The protocol {@code file}. Thread-safe. */
public final class FileProtocol implements SensorProtocol<FileSettings> {

    private static final long RETRY_AFTER_MS = 1_000;
    private static final long RETRY_AT_MOST_MS = 60_000;

    private final RouteOpener routes;
    private final Path base;
    private final InstantSource clock;
    private final Map<String, String> feedsByFolder = new ConcurrentHashMap<>();

    /**
     * A protocol.
     *
     * @param routes starts routes
     * @param base the folder below which all folders lie
     * @param clock the time of day
     */
    public FileProtocol(RouteOpener routes, Path base, InstantSource clock) {
        this.routes = routes;
        this.base = base;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Class<FileSettings> settings() {
        return FileSettings.class;
    }

    @Override
    public SensorConnection open(String feed, FileSettings settings, SensorIngest ingest) {
        String other = feedsByFolder.putIfAbsent(settings.folder(), feed);
        if (other != null) {
            throw FileProblems.taken(settings.folder(), other);
        }
        RoutedFeed routed =
                new RoutedFeed(feed, PayloadFormats.of(settings.payload()), 1, RETRY_AFTER_MS, RETRY_AT_MOST_MS);
        return new ClaimedConnection(
                routes.open(routed, new FolderSource(feed, settings, base, clock), ingest),
                () -> feedsByFolder.remove(settings.folder(), feed));
    }
}

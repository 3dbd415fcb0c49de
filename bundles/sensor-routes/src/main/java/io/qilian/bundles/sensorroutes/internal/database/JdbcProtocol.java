package io.qilian.bundles.sensorroutes.internal.database;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.api.database.JdbcSettings;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormats;
import io.qilian.bundles.sensorroutes.internal.route.RouteOpener;
import io.qilian.bundles.sensorroutes.internal.route.RoutedFeed;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;

/** The protocol {@code jdbc}. Thread-safe. */
public final class JdbcProtocol implements SensorProtocol<JdbcSettings> {

    private static final long RETRY_AFTER_MS = 1_000;
    private static final long RETRY_AT_MOST_MS = 60_000;

    private final RouteOpener routes;
    private final Databases databases;
    private final Watermarks watermarks;

    /**
     * A protocol.
     *
     * @param routes starts routes
     * @param databases connects
     * @param watermarks keeps how far feeds have read
     */
    public JdbcProtocol(RouteOpener routes, Databases databases, Watermarks watermarks) {
        this.routes = routes;
        this.databases = databases;
        this.watermarks = watermarks;
    }

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Class<JdbcSettings> settings() {
        return JdbcSettings.class;
    }

    @Override
    public RouteConnection open(String feed, JdbcSettings settings, SensorIngest ingest) {
        RoutedFeed routed =
                new RoutedFeed(feed, PayloadFormats.of(settings.rows().payload()), 1, RETRY_AFTER_MS, RETRY_AT_MOST_MS);
        return routes.open(routed, new QuerySource(feed, settings, databases, watermarks), ingest);
    }
}

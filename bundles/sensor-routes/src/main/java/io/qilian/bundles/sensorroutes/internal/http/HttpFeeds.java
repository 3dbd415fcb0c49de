package io.qilian.bundles.sensorroutes.internal.http;

import io.qilian.bundles.sensorroutes.api.http.HttpSettings;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The feeds whose stations send over HTTP. Thread-safe. */
public final class HttpFeeds implements SensorProtocol<HttpSettings> {

    private final Map<String, HttpFeed> feeds = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /**
     * A protocol without feeds.
     *
     * @param clock the time of day
     */
    public HttpFeeds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Class<HttpSettings> settings() {
        return HttpSettings.class;
    }

    @Override
    public SensorConnection open(String feed, HttpSettings settings, SensorIngest ingest) {
        HttpFeed opened = new HttpFeed(feed, settings, ingest, clock, () -> feeds.remove(feed));
        feeds.put(feed, opened);
        return opened;
    }

    Optional<HttpFeed> find(String feed) {
        return Optional.ofNullable(feeds.get(feed));
    }
}

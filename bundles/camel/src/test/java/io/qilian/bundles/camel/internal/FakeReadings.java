package io.qilian.bundles.camel.internal;

import io.qilian.bundles.sensors.api.ReadingConsumer;
import io.qilian.bundles.sensors.api.ReadingSource;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sensor feeds whose readings a test makes. */
final class FakeReadings implements ReadingSource {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final Map<String, List<ReadingConsumer>> consumers = new ConcurrentHashMap<>();

    @Override
    public ReadingSubscription subscribe(String feed, ReadingConsumer consumer) {
        List<ReadingConsumer> of = consumers.computeIfAbsent(feed, name -> new CopyOnWriteArrayList<>());
        of.add(consumer);
        return () -> of.remove(consumer);
    }

    int followers(String feed) {
        return consumers.getOrDefault(feed, List.of()).size();
    }

    static Reading reading(String feed, double value) {
        return new Reading(
                feed, "A1", "pm2.5", value, "ug/m3", NOON, NOON, Quality.GOOD, Optional.empty(), "0".repeat(32));
    }

    void measure(String feed, double value) {
        consumers.getOrDefault(feed, List.of()).forEach(consumer -> consumer.accept(reading(feed, value)));
    }
}

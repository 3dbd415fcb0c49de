package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.bundles.sensors.internal.store.SensorTables;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.settings.api.SettingsFile;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** An ingest of one feed on a database that can fail. */
final class IngestStage implements AutoCloseable, ReadingIngest.Feeds {

    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    final FragileDatabase database;
    final ReadingIngest ingest;
    final ManualClock clock = new ManualClock(NOON);
    final List<Double> delivered = new CopyOnWriteArrayList<>();
    volatile boolean consumerFails;
    private final SensorDatabase tables;
    private final Map<String, IngestedFeed> feeds = new ConcurrentHashMap<>();

    IngestStage(Path folder) {
        database = new FragileDatabase(
                "jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        // Asked again at once, so that no test waits until it is.
        long[] nanos = {0};
        tables = new SensorDatabase(
                () -> new MigratingStore(database).open("sensors", IngestStage.class.getClassLoader()),
                () -> nanos[0] += TimeUnit.HOURS.toNanos(1));
        reopen("0s");
        ingest = new ReadingIngest(this, tables, clock);
    }

    /** The feed by another file. */
    void reopen(String reorder) {
        String file =
                """
                protocol: scripted
                quantities:
                  W: {quantity: level, unit: m, maximum: 100000}
                reorder: %s
                """
                        .formatted(reorder);
        feeds.put(
                "river",
                IngestedFeed.of("river", SettingsFile.of("river.yaml", file).as(SensorFeedSettings.class)));
    }

    FeedCounters counters() {
        return feeds.get("river").counters();
    }

    SensorTables tables() {
        return tables.tables();
    }

    /** A message of the gauge with values that were measured a second apart. */
    static StationMessage message(int firstSecond, double... values) {
        return new StationMessage(
                "river",
                "gauge",
                NOON,
                "original",
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Measurement(
                                "W",
                                values[i],
                                "",
                                NOON.minusSeconds(3_600).plusSeconds(firstSecond + i),
                                Quality.GOOD))
                        .toList(),
                Optional.empty());
    }

    CompletableFuture<IngestReceipt> send(int firstSecond, double... values) {
        return ingest.accept(message(firstSecond, values)).toCompletableFuture();
    }

    static IngestReceipt receipt(CompletableFuture<IngestReceipt> stage) {
        try {
            return stage.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    long stored() {
        return tables().database().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM sensor_reading")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Optional<IngestedFeed> find(String feed) {
        return Optional.ofNullable(feeds.get(feed));
    }

    @Override
    public void deliver(String feed, List<Reading> readings) {
        readings.forEach(reading -> delivered.add(reading.value()));
        if (consumerFails) {
            throw new IllegalStateException("the consumer fails");
        }
    }

    @Override
    public void close() {
        ingest.close();
        database.close();
    }
}

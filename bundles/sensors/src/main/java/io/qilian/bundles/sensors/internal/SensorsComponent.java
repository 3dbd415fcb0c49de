package io.qilian.bundles.sensors.internal;

import io.qilian.bundles.sensors.api.DeadLetter;
import io.qilian.bundles.sensors.api.DeadLetters;
import io.qilian.bundles.sensors.api.HistoryInterval;
import io.qilian.bundles.sensors.api.HistoryQuery;
import io.qilian.bundles.sensors.api.ReadingConsumer;
import io.qilian.bundles.sensors.api.ReadingSource;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeeds;
import io.qilian.bundles.sensors.api.SensorProtocol;
import io.qilian.bundles.sensors.internal.feed.FolderSensorFeeds;
import io.qilian.bundles.sensors.internal.feed.SensorFolder;
import io.qilian.bundles.sensors.internal.feed.SensorRegister;
import io.qilian.bundles.sensors.internal.feed.StoredDeadLetters;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.bundles.sensors.internal.store.ReadingArchive;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.bundles.sensors.internal.store.SensorTables;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.store.api.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the sensor feeds together. */
@Component(
        service = {SensorFeeds.class, DeadLetters.class, ReadingSource.class},
        configurationPid = "io.qilian.sensors",
        immediate = true)
@Designate(ocd = SensorsComponent.Config.class)
public final class SensorsComponent implements SensorFeeds, DeadLetters, ReadingSource {

    private static final Logger log = LoggerFactory.getLogger(SensorsComponent.class);
    private static final long ARCHIVE_INTERVAL_MINUTES = 60;

    /** One looks at the folder, the other makes hours of old readings. */
    private static final int THREADS = 2;

    /** Settings of the sensor feeds. */
    @ObjectClassDefinition(name = "Qilian sensors")
    public @interface Config {
        @AttributeDefinition(name = "folder", description = "Where the feeds' files lie, below etc")
        String folder() default "sensors";

        @AttributeDefinition(name = "scanIntervalMs", description = "How often the folder is looked at")
        long scanIntervalMs() default 2_000;

        @AttributeDefinition(name = "readingsKeptDays", description = "Days that readings are kept one by one")
        int readingsKeptDays() default 90;

        @AttributeDefinition(name = "hoursKeptDays", description = "Days that the hours made of them are kept")
        int hoursKeptDays() default 3_650;
    }

    private final SensorRegister register = new SensorRegister();
    private final SensorDatabase database;
    private final ReadingIngest ingest;
    private final FolderSensorFeeds feeds;
    private final StoredDeadLetters letters;
    private final ReadingArchiveRun archive;
    private final ScheduledExecutorService scanner;

    /**
     * Opens what the folder holds.
     *
     * @param config settings
     * @param store the installation's database
     */
    @Activate
    public SensorsComponent(Config config, @Reference Store store) {
        Duration kept = days("readingsKeptDays", config.readingsKeptDays());
        Duration hoursKept = days("hoursKeptDays", config.hoursKeptDays());
        InstantSource clock = InstantSource.system();
        database = new SensorDatabase(
                () -> store.open("sensors", SensorsComponent.class.getClassLoader()), System::nanoTime);
        ingest = new ReadingIngest(register, database, clock);
        Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
        feeds = new FolderSensorFeeds(
                new SensorFolder(etc.resolve(config.folder())), register, ingest, database, kept, clock);
        letters = new StoredDeadLetters(database, ingest, clock);
        archive = new ReadingArchiveRun(database, kept, hoursKept);
        scanner = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "qilian-sensor-scan");
            thread.setDaemon(true);
            return thread;
        });
        every(
                Duration.ofMillis(config.scanIntervalMs()),
                "The folder of the sensor feeds could not be looked at",
                feeds::rescan);
        every(
                Duration.ofMinutes(ARCHIVE_INTERVAL_MINUTES),
                "Old readings could not be summarised",
                () -> archive.run(clock.instant()));
    }

    private static Duration days(String key, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("io.qilian.sensors " + key + ": expected 1 or more, got " + days);
        }
        return Duration.ofDays(days);
    }

    private void every(Duration interval, String failure, Runnable task) {
        Runnable lasting = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // A task that throws would not be run again.
                log.error(failure, e);
            }
        };
        var unused = scanner.scheduleWithFixedDelay(lasting, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes hours of old readings. */
    private record ReadingArchiveRun(SensorDatabase database, Duration kept, Duration hoursKept) {

        void run(Instant now) {
            SensorTables tables = database.tables();
            long summarised = new ReadingArchive(tables.database(), kept, hoursKept)
                    .run(tables.series().numbers(), now);
            if (summarised > 0) {
                log.info("{} readings that were older than {} days are kept as hours now", summarised, kept.toDays());
            }
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProtocol(SensorProtocol<?> protocol) {
        feeds.add(protocol);
    }

    void removeProtocol(SensorProtocol<?> protocol) {
        feeds.remove(protocol);
    }

    @Deactivate
    void stop() {
        scanner.shutdownNow();
        feeds.close();
        ingest.close();
    }

    @Override
    public List<SensorFeedStatus> feeds() {
        return feeds.feeds();
    }

    @Override
    public SensorFeedStatus feed(String feed) {
        return feeds.feed(feed);
    }

    @Override
    public List<Reading> latest(String feed, Optional<String> station) {
        return feeds.latest(feed, station);
    }

    @Override
    public List<Reading> history(String feed, HistoryQuery query) {
        return feeds.history(feed, query);
    }

    @Override
    public List<HistoryInterval> intervals(String feed, HistoryQuery query, Duration interval) {
        return feeds.intervals(feed, query, interval);
    }

    @Override
    public List<DeadLetter> letters(Optional<String> feed, boolean open, int limit) {
        return letters.letters(feed, open, limit);
    }

    @Override
    public DeadLetter letter(long id) {
        return letters.letter(id);
    }

    @Override
    public DeadLetter replay(long id) {
        return letters.replay(id);
    }

    @Override
    public ReadingSubscription subscribe(String feed, ReadingConsumer consumer) {
        return register.subscribe(feed, consumer);
    }
}

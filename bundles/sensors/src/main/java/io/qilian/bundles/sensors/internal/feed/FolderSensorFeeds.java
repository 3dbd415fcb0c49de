package io.qilian.bundles.sensors.internal.feed;

import io.qilian.bundles.sensors.api.HistoryInterval;
import io.qilian.bundles.sensors.api.HistoryQuery;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeeds;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.SensorProtocol;
import io.qilian.bundles.sensors.internal.feed.SensorFolder.Found;
import io.qilian.bundles.sensors.internal.store.ReadingHistory;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.kernel.api.feed.Reading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sensor feeds of a folder. Opening and closing is done by one thread at a time; no question waits for it. */
public final class FolderSensorFeeds implements SensorFeeds, AutoCloseable {

    /** Most sensor feeds of one machine. */
    static final int MAXIMUM_FEEDS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(FolderSensorFeeds.class);
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

    private final SensorFolder folder;
    private final SensorRegister register;
    private final SensorIngest ingest;
    private final SensorDatabase database;
    private final Duration longestAge;
    private final InstantSource clock;
    private final Map<String, OpenFeed> feeds = new ConcurrentSkipListMap<>();
    private final Map<String, SensorProtocol<?>> protocols = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * Feeds of a folder that has not been looked at yet.
     *
     * @param folder where their files lie
     * @param register where the ingest finds them
     * @param ingest where their messages go
     * @param database where their readings are
     * @param longestAge how old a measurement may be at most, whatever a file says
     * @param clock the time of day
     */
    public FolderSensorFeeds(
            SensorFolder folder,
            SensorRegister register,
            SensorIngest ingest,
            SensorDatabase database,
            Duration longestAge,
            InstantSource clock) {
        this.folder = folder;
        this.register = register;
        this.ingest = ingest;
        this.database = database;
        this.longestAge = longestAge;
        this.clock = clock;
    }

    /** Looks at the folder anew, and opens what can be opened. */
    public synchronized void rescan() {
        if (closed) {
            return;
        }
        Map<String, Found> files = folder.read();
        for (OpenFeed feed : new ArrayList<>(feeds.values())) {
            Found file = files.get(feed.name());
            if (file == null || !file.sameAs(feed.file())) {
                close(feed);
            }
        }
        files.forEach(this::load);
        connect();
    }

    private void load(String name, Found file) {
        if (feeds.containsKey(name)) {
            return;
        }
        if (feeds.size() >= MAXIMUM_FEEDS) {
            log.warn(
                    "Sensor feed {} is refused: {}",
                    name,
                    SensorProblems.tooMany(MAXIMUM_FEEDS).message());
            return;
        }
        OpenFeed feed = new OpenFeed(name, file, longestAge, clock.instant());
        feed.ingested().ifPresent(register::put);
        feeds.put(name, feed);
    }

    private void connect() {
        Map<String, SensorProtocol<?>> known = new TreeMap<>(protocols);
        feeds.values().forEach(feed -> feed.connect(known, ingest));
    }

    /** What was received before the connection ended is still stored, so the ingest forgets the feed afterwards. */
    private void close(OpenFeed feed) {
        feed.disconnect();
        register.remove(feed.name());
        feeds.remove(feed.name());
    }

    /**
     * A bundle brings a protocol.
     *
     * @param protocol the protocol
     */
    public void add(SensorProtocol<?> protocol) {
        SensorProtocol<?> other = protocols.putIfAbsent(protocol.name(), protocol);
        if (other != null) {
            log.error("The protocol {} is there twice; the one that came first is used", protocol.name());
        }
        connectSoon();
    }

    /**
     * A protocol goes; when this returns its feeds are closed.
     *
     * @param protocol the protocol
     */
    public void remove(SensorProtocol<?> protocol) {
        protocols.remove(protocol.name(), protocol);
        connectSoon();
    }

    private synchronized void connectSoon() {
        if (!closed) {
            connect();
        }
    }

    @Override
    public List<SensorFeedStatus> feeds() {
        return feeds.values().stream().map(feed -> feed.status(clock.instant())).toList();
    }

    @Override
    public SensorFeedStatus feed(String feed) {
        return known(feed).status(clock.instant());
    }

    private OpenFeed known(String feed) {
        OpenFeed known = feeds.get(feed);
        if (known == null) {
            throw SensorProblems.unknown(feed, feeds.keySet());
        }
        return known;
    }

    @Override
    public List<Reading> latest(String feed, Optional<String> station) {
        return ask(feed, history -> history.latest(feed, station));
    }

    @Override
    public List<Reading> history(String feed, HistoryQuery query) {
        return ask(feed, history -> history.readings(feed, query));
    }

    @Override
    public List<HistoryInterval> intervals(String feed, HistoryQuery query, Duration interval) {
        if (interval.compareTo(LEAST_INTERVAL) < 0) {
            throw new IllegalArgumentException("interval: expected one second at least, got " + interval);
        }
        return ask(feed, history -> history.intervals(feed, query, interval));
    }

    private <T> List<T> ask(String feed, Function<ReadingHistory, List<T>> question) {
        known(feed);
        return SensorDatabase.answering(() -> question.apply(database.tables().history()));
    }

    /** Closes all connections, so that no message comes any more. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        feeds.values().forEach(OpenFeed::disconnect);
    }
}

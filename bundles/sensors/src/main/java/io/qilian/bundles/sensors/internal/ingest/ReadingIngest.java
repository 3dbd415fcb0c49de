package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.bundles.sensors.internal.store.DeadLetterTable;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages into a bounded queue; one thread maps them, stores what waits in one transaction, completes their stages,
 * and hands the readings on. The more waits, the larger the transactions, so that one write to the disk serves many
 * stations. Thread-safe.
 */
public final class ReadingIngest implements SensorIngest, AutoCloseable {

    /** Most messages that wait. */
    public static final int MOST_MESSAGES = 20_000;

    /** Most measurements that wait; a single message always finds room if nothing else waits. */
    public static final int MOST_MEASUREMENTS = 400_000;

    private static final Logger log = LoggerFactory.getLogger(ReadingIngest.class);
    /** What a feed holds back is due although nothing comes. */
    private static final Duration RELEASE_INTERVAL = Duration.ofMillis(200);

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** Who knows the feeds, and takes what is stored. Called on the ingest's thread. */
    public interface Feeds {

        /**
         * A feed.
         *
         * @param feed its name
         * @return the feed; empty if there is none now
         */
        Optional<IngestedFeed> find(String feed);

        /**
         * Takes readings that are stored, in the order in which scenes are to see them. Must return at once.
         *
         * @param feed name of the feed
         * @param readings the readings, at least one
         */
        void deliver(String feed, List<Reading> readings);
    }

    private final Feeds feeds;
    private final IngestQueue queue = new IngestQueue(MOST_MESSAGES, MOST_MEASUREMENTS);
    private final IngestStore store;
    private final InstantSource clock;
    private final LongAdder lettersLost = new LongAdder();
    private final Thread thread;
    private boolean told;

    /** Feeds of which readings came; used on the ingest's thread only. */
    private final Set<IngestedFeed> held = new LinkedHashSet<>();

    /**
     * An ingest that has begun to work.
     *
     * @param feeds the feeds
     * @param database where readings go
     * @param clock the time of day
     */
    public ReadingIngest(Feeds feeds, SensorDatabase database, InstantSource clock) {
        this.feeds = feeds;
        this.store = new IngestStore(database);
        this.clock = clock;
        this.thread = new Thread(this::work, "qilian-sensor-ingest");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    @Override
    public CompletionStage<IngestReceipt> accept(StationMessage message) {
        return take(message, false);
    }

    /**
     * Takes a message of which nothing becomes a dead letter again.
     *
     * @param message a measurement that was refused before
     * @return see {@link #accept}
     */
    public CompletionStage<IngestReceipt> replay(StationMessage message) {
        return take(message, true);
    }

    private CompletionStage<IngestReceipt> take(StationMessage message, boolean replayed) {
        Optional<IngestedFeed> feed = feeds.find(message.feed());
        if (feed.isEmpty()) {
            return CompletableFuture.failedFuture(IngestProblems.unknownFeed(message.feed()));
        }
        PendingMessage pending = new PendingMessage(feed.get(), message, replayed, new CompletableFuture<>());
        switch (queue.offer(pending)) {
            case FULL -> {
                feed.get().counters().busy.increment();
                pending.result()
                        .completeExceptionally(
                                IngestProblems.busy(message.feed(), queue.messages(), queue.measurements()));
            }
            case CLOSED -> pending.result().completeExceptionally(IngestProblems.stopping(message.feed()));
            case TAKEN -> {}
        }
        return pending.result();
    }

    @Override
    public void refuse(String feed, String station, Instant receivedAt, String original, Problem reason) {
        feeds.find(feed).ifPresent(known -> known.counters().refused(reason.code()));
        boolean taken = queue.offerLetter(
                new DeadLetterTable.Draft(feed, station, receivedAt, original, reason, Optional.empty()));
        if (!taken) {
            lettersLost.increment();
        }
    }

    /**
     * Dead letters that were not kept, since too many came at once.
     *
     * @return their number
     */
    public long lettersLost() {
        return lettersLost.sum();
    }

    private void work() {
        while (!queue.drained()) {
            IngestQueue.Batch batch = queue.take(RELEASE_INTERVAL);
            try {
                List<StoredReadings> stored = store.store(batch.messages(), batch.letters());
                recovered();
                stored.forEach(this::order);
                releaseDue();
            } catch (RuntimeException e) {
                failed(batch, e);
            } catch (Error e) {
                // A thread that ended would leave all stations without an answer for good.
                failed(batch, new IllegalStateException("The ingest of readings failed", e));
            }
        }
        held.forEach(feed -> deliver(feed.name(), feed.order().flush()));
    }

    private void order(StoredReadings stored) {
        held.add(stored.feed());
        deliver(stored.feed().name(), stored.feed().order().offer(stored.readings(), clock.instant()));
    }

    /** Hands out what is due; of a feed that is no more, or goes by another file now, all that waits. */
    private void releaseDue() {
        Instant now = clock.instant();
        for (IngestedFeed feed : List.copyOf(held)) {
            boolean open = feeds.find(feed.name()).equals(Optional.of(feed));
            deliver(feed.name(), open ? feed.order().release(now) : feed.order().flush());
            if (!open) {
                held.remove(feed);
            }
        }
    }

    private void deliver(String feed, List<Reading> readings) {
        if (readings.isEmpty()) {
            return;
        }
        try {
            feeds.deliver(feed, readings);
        } catch (RuntimeException e) {
            // They are stored; whoever could not take them must not keep others from being stored.
            log.error("Readings of feed {} could not be handed on", feed, e);
        }
    }

    private void failed(IngestQueue.Batch batch, RuntimeException failure) {
        if (!told) {
            log.error("Readings are not stored: stations have to send again", failure);
            told = true;
        }
        lettersLost.add(batch.letters().size());
        batch.messages().forEach(pending -> pending.result().completeExceptionally(failure));
    }

    private void recovered() {
        if (told) {
            log.info("Readings are stored again");
            told = false;
        }
    }

    /** Takes nothing more, and stores what waits, for ten seconds at most. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.abandon().forEach(pending -> pending.result()
                .completeExceptionally(IngestProblems.stopping(pending.message().feed())));
        if (thread.isAlive()) {
            log.error(
                    "What waited could not be stored within {} s",
                    TimeUnit.MILLISECONDS.toSeconds(LONGEST_END.toMillis()));
        }
    }
}

package io.qilian.bundles.sensors.internal.feed;

import io.qilian.bundles.sensors.api.ReadingConsumer;
import io.qilian.bundles.sensors.api.ReadingSource;
import io.qilian.bundles.sensors.internal.ingest.IngestedFeed;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.kernel.api.feed.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds that the ingest takes messages of, and who follows their readings. Thread-safe. */
public final class SensorRegister implements ReadingIngest.Feeds, ReadingSource {

    private static final Logger log = LoggerFactory.getLogger(SensorRegister.class);

    private final Map<String, IngestedFeed> feeds = new ConcurrentHashMap<>();
    private final Map<String, List<Subscription>> subscriptions = new ConcurrentHashMap<>();

    void put(IngestedFeed feed) {
        feeds.put(feed.name(), feed);
    }

    void remove(String feed) {
        feeds.remove(feed);
    }

    @Override
    public Optional<IngestedFeed> find(String feed) {
        return Optional.ofNullable(feeds.get(feed));
    }

    @Override
    public void deliver(String feed, List<Reading> readings) {
        for (Subscription subscription : subscriptions.getOrDefault(feed, List.of())) {
            readings.forEach(subscription::deliver);
        }
    }

    @Override
    public ReadingSubscription subscribe(String feed, ReadingConsumer consumer) {
        Subscription subscription = new Subscription(feed, consumer);
        subscriptions
                .computeIfAbsent(feed, name -> new CopyOnWriteArrayList<>())
                .add(subscription);
        return subscription;
    }

    private final class Subscription implements ReadingSubscription {

        private final String feed;
        private final ReadingConsumer consumer;
        private volatile boolean closed;
        private boolean told;

        Subscription(String feed, ReadingConsumer consumer) {
            this.feed = feed;
            this.consumer = consumer;
        }

        /** What one consumer throws must not keep the reading from the others. Called on the ingest's thread. */
        void deliver(Reading reading) {
            if (closed) {
                return;
            }
            try {
                consumer.accept(reading);
                told = false;
            } catch (RuntimeException e) {
                if (!told) {
                    log.error("A consumer of feed {} fails", feed, e);
                    told = true;
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            subscriptions.computeIfPresent(feed, (name, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}

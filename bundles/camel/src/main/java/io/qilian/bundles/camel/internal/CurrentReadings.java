package io.qilian.bundles.camel.internal;

import io.qilian.bundles.sensors.api.ReadingConsumer;
import io.qilian.bundles.sensors.api.ReadingSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The readings of whichever source there is at the time: a source that goes and comes back, such as when its settings
 * change, stops no route. Thread-safe.
 */
final class CurrentReadings implements ReadingSource {

    private final Set<Place> places = new HashSet<>();
    private Optional<ReadingSource> source = Optional.empty();

    synchronized void set(ReadingSource now) {
        places.forEach(Place::detach);
        source = Optional.of(now);
        places.forEach(Place::attach);
    }

    /** A source has gone; one that has taken its place stays. */
    synchronized void unset(ReadingSource gone) {
        if (source.isPresent() && source.get() == gone) {
            places.forEach(Place::detach);
            source = Optional.empty();
        }
    }

    @Override
    public synchronized ReadingSubscription subscribe(String feed, ReadingConsumer consumer) {
        Place place = new Place(feed, consumer);
        places.add(place);
        place.attach();
        return place;
    }

    /** A consumer's place. Guarded by the source. */
    private final class Place implements ReadingSubscription {

        private final String feed;
        private final ReadingConsumer consumer;
        private Optional<ReadingSubscription> subscription = Optional.empty();

        Place(String feed, ReadingConsumer consumer) {
            this.feed = feed;
            this.consumer = consumer;
        }

        void attach() {
            subscription = source.map(now -> now.subscribe(feed, consumer));
        }

        void detach() {
            subscription.ifPresent(ReadingSubscription::close);
            subscription = Optional.empty();
        }

        @Override
        public void close() {
            synchronized (CurrentReadings.this) {
                places.remove(this);
                detach();
            }
        }
    }
}

package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those who take frames of feeds, whichever feed stands behind a name at the time. All is guarded by the lock of the feeds. */
final class FeedSubscriptions {

    private final Object lock;
    private final Map<String, VideoFeed> feeds;
    private final Set<Subscription> subscriptions = new HashSet<>();

    /** None yet; the feeds are looked up with the lock held. */
    FeedSubscriptions(Object lock, Map<String, VideoFeed> feeds) {
        this.lock = lock;
        this.feeds = feeds;
    }

    FrameSubscription subscribe(String feed, FrameConsumer consumer) {
        Subscription subscription = new Subscription(feed, consumer);
        synchronized (lock) {
            subscriptions.add(subscription);
            subscription.attach();
        }
        return subscription;
    }

    /** A feed of that name has come. */
    void attach(String name) {
        subscriptions.stream()
                .filter(subscription -> subscription.feed.equals(name))
                .forEach(Subscription::attach);
    }

    /** Takes a feed away from its name; who takes its frames is let go by {@link Departure#end()}. */
    Departure depart(String name) {
        List<Subscription> leaving = subscriptions.stream()
                .filter(subscription -> subscription.feed.equals(name) && subscription.source != null)
                .toList();
        leaving.forEach(Subscription::detach);
        return new Departure(feeds.remove(name), leaving);
    }

    /** A feed that is no more, or is another from now on, and those who took its frames. */
    final class Departure {

        private final VideoFeed feed;
        private final List<Subscription> leaving;

        private Departure(VideoFeed feed, List<Subscription> leaving) {
            this.feed = feed;
            this.leaving = leaving;
        }

        /** Ends the runs, and only then lets the new feed of the name begin its own. Called without the lock. */
        void end() {
            for (Subscription subscription : leaving) {
                subscription.subscriber.abandon();
                feed.unsubscribe(subscription.subscriber);
            }
            feed.close();
            synchronized (lock) {
                leaving.forEach(Subscription::left);
            }
        }
    }

    private final class Subscription implements FrameSubscription {

        private final String feed;
        private final FrameConsumer consumer;
        private VideoFeed source;
        private FeedSubscriber subscriber;
        private boolean leaving;

        Subscription(String feed, FrameConsumer consumer) {
            this.feed = feed;
            this.consumer = consumer;
        }

        void attach() {
            source = leaving ? null : feeds.get(feed);
            if (source != null) {
                subscriber = source.subscribe(consumer);
            }
        }

        void detach() {
            leaving = true;
            source = null;
        }

        void left() {
            leaving = false;
            if (subscriptions.contains(this)) {
                attach();
            }
        }

        @Override
        public void close() {
            VideoFeed attached;
            FeedSubscriber last;
            synchronized (lock) {
                subscriptions.remove(this);
                attached = source;
                last = subscriber;
                source = null;
            }
            if (attached != null) {
                attached.unsubscribe(last);
            } else if (last != null) {
                // The feed may be going just now: its last call is waited for all the same.
                last.leave();
            }
        }
    }
}

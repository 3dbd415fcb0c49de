package io.qilian.bundles.camel.internal;

import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.testkit.CountedPixels;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Feeds that show frames when a test says so, on the test's thread. Leaving waits for a call that is under way. */
final class FakeFeeds implements FrameSource {

    static final FeedRun RUN = new FeedRun("00000000000000aa", false);

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final List<CountedPixels> shown = new CopyOnWriteArrayList<>();
    private volatile boolean everyFrame;
    private volatile boolean refusing;

    void everyFrame(boolean value) {
        everyFrame = value;
    }

    /** Whoever subscribes from now on is refused. */
    void refuse() {
        refusing = true;
    }

    void begin(String feed) {
        tell(feed, consumer -> consumer.began(RUN));
    }

    void show(String feed, int sequence) {
        CountedPixels pixels = new CountedPixels(1280, 720);
        shown.add(pixels);
        Instant at = ObservationBuilder.START.plusMillis(40L * sequence);
        String trace = RUN.id() + String.format("%016x", sequence);
        try (Frame frame = new Frame(feed, RUN, sequence, at, at, trace, pixels)) {
            tell(feed, consumer -> consumer.accept(frame));
        }
    }

    void end(String feed) {
        tell(feed, consumer -> consumer.ended(RUN, Optional.<Problem>empty()));
    }

    /** A whole run. */
    void run(String feed, int frames) {
        begin(feed);
        for (int sequence = 1; sequence <= frames; sequence++) {
            show(feed, sequence);
        }
        end(feed);
    }

    private void tell(String feed, Consumer<FrameConsumer> call) {
        subscribers.stream()
                .filter(subscriber -> subscriber.feed.equals(feed))
                .forEach(subscriber -> subscriber.tell(call));
    }

    int subscribers() {
        return subscribers.size();
    }

    /** Leases on frames that somebody still holds. */
    int leases() {
        return shown.stream().mapToInt(CountedPixels::holders).sum();
    }

    @Override
    public FrameSubscription subscribe(String feed, FrameConsumer consumer) {
        if (refusing) {
            throw new IllegalStateException("the feeds take no more subscribers");
        }
        Subscriber subscriber = new Subscriber(feed, consumer);
        subscribers.add(subscriber);
        return subscriber;
    }

    @Override
    public boolean everyFrame(String feed) {
        return everyFrame;
    }

    private final class Subscriber implements FrameSubscription {

        private final String feed;
        private final FrameConsumer consumer;

        Subscriber(String feed, FrameConsumer consumer) {
            this.feed = feed;
            this.consumer = consumer;
        }

        synchronized void tell(Consumer<FrameConsumer> call) {
            if (subscribers.contains(this)) {
                call.accept(consumer);
            }
        }

        @Override
        public void close() {
            subscribers.remove(this);
            synchronized (this) {
                // The last call is over.
            }
        }
    }
}

package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedSettings.Frames;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.bundles.feeds.internal.FeedFolder.FeedFile;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds of a folder, and those who take their frames: a subscription outlives changes of the feed's file. */
final class FolderFeeds implements Feeds, FrameSource, AutoCloseable {

    /** Most feeds of one machine. */
    static final int MAXIMUM_FEEDS = 1000;

    private static final Duration LONGEST_TEST = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(FolderFeeds.class);

    private final FeedFolder folder;
    private final FeedTools tools;
    private final Map<String, VideoFeed> feeds = new TreeMap<>();
    private final Map<String, Problem> refused = new TreeMap<>();
    private final Set<Subscription> subscriptions = new HashSet<>();

    FolderFeeds(FeedFolder folder, FeedTools tools) {
        this.folder = folder;
        this.tools = tools;
        rescan();
    }

    /** Looks at the folder anew. */
    synchronized void rescan() {
        Map<String, FeedFile> files = folder.read();
        for (String gone : new ArrayList<>(feeds.keySet())) {
            FeedFile file = files.get(gone);
            if (file == null
                    || !file.settings().equals(Optional.of(feeds.get(gone).settings()))) {
                detach(gone);
                feeds.remove(gone).close();
            }
        }
        refused.keySet().retainAll(files.keySet());
        files.forEach(this::load);
        tools.monitors().retain(files.keySet());
    }

    private void load(String name, FeedFile file) {
        if (file.problem().isPresent()) {
            refuse(name, file.problem().get());
        } else if (feeds.size() >= MAXIMUM_FEEDS && !feeds.containsKey(name)) {
            refuse(name, FeedProblems.tooMany(MAXIMUM_FEEDS));
        } else if (!feeds.containsKey(name)) {
            refused.remove(name);
            feeds.put(name, new VideoFeed(name, file.settings().orElseThrow(), tools));
            attach(name);
        }
    }

    private void refuse(String name, Problem problem) {
        if (!problem.equals(refused.put(name, problem))) {
            log.warn("Feed {} is refused: {}", name, problem.message());
        }
    }

    private void attach(String name) {
        subscriptions.stream()
                .filter(subscription -> subscription.feed.equals(name))
                .forEach(Subscription::attach);
    }

    private void detach(String name) {
        subscriptions.stream()
                .filter(subscription -> subscription.feed.equals(name))
                .forEach(Subscription::detach);
    }

    @Override
    public synchronized List<FeedStatus> feeds() {
        rescan();
        Map<String, FeedStatus> all = new TreeMap<>();
        feeds.forEach((name, feed) -> all.put(name, feed.status()));
        refused.forEach((name, problem) -> all.put(name, refusedStatus(name, problem)));
        return List.copyOf(all.values());
    }

    @Override
    public synchronized FeedStatus feed(String feed) {
        rescan();
        VideoFeed known = feeds.get(feed);
        if (known != null) {
            return known.status();
        }
        Problem problem = refused.get(feed);
        if (problem != null) {
            return refusedStatus(feed, problem);
        }
        throw FeedProblems.unknown(feed, names());
    }

    /** Refuses a name that no feed has; looks at the folder only if it is not known already. */
    synchronized void requireKnown(String feed) {
        if (!feeds.containsKey(feed)) {
            feed(feed);
        }
    }

    private static FeedStatus refusedStatus(String name, Problem problem) {
        return new FeedStatus(
                name,
                "",
                FeedState.FAILED,
                Optional.of(problem),
                "",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                FrameCounts.NONE,
                Optional.empty());
    }

    private String names() {
        return feeds.isEmpty() ? "no feeds" : String.join(", ", feeds.keySet());
    }

    @Override
    public synchronized void add(String feed, FeedSettings settings) {
        if (!FeedFolder.NAME.matcher(feed).matches()) {
            throw FeedProblems.name(feed);
        }
        rescan();
        if (feeds.containsKey(feed) || refused.containsKey(feed)) {
            throw FeedProblems.exists(feed);
        }
        if (feeds.size() >= MAXIMUM_FEEDS) {
            throw new ProblemException(FeedProblems.tooMany(MAXIMUM_FEEDS));
        }
        folder.write(feed, settings);
        rescan();
    }

    @Override
    public synchronized void remove(String feed) {
        rescan();
        if (!feeds.containsKey(feed) && !refused.containsKey(feed)) {
            throw FeedProblems.unknown(feed, names());
        }
        folder.delete(feed);
        rescan();
    }

    @Override
    public FeedTest test(String source) {
        return new SourceTrial(source, tools.connector(), LONGEST_TEST).take();
    }

    @Override
    public synchronized void pause(String feed, boolean paused) {
        rescan();
        if (refused.containsKey(feed)) {
            throw new ProblemException(refused.get(feed));
        }
        if (!feeds.containsKey(feed)) {
            throw FeedProblems.unknown(feed, names());
        }
        folder.pause(feed, paused);
        rescan();
    }

    @Override
    public byte[] snapshot(String feed) {
        VideoFeed known;
        synchronized (this) {
            rescan();
            known = feeds.get(feed);
            if (known == null && refused.containsKey(feed)) {
                throw new ProblemException(refused.get(feed));
            }
            if (known == null) {
                throw FeedProblems.unknown(feed, names());
            }
        }
        return new Snapshot(feed, known, tools.media()).take();
    }

    @Override
    public FrameSubscription subscribe(String feed, FrameConsumer consumer) {
        Subscription subscription = new Subscription(feed, consumer);
        synchronized (this) {
            subscriptions.add(subscription);
            subscription.attach();
        }
        return subscription;
    }

    @Override
    public synchronized boolean everyFrame(String feed) {
        VideoFeed known = feeds.get(feed);
        return known != null && known.settings().frames() == Frames.EVERY;
    }

    @Override
    public synchronized void close() {
        feeds.values().forEach(VideoFeed::close);
        feeds.clear();
    }

    /** A consumer's place, whichever feed stands behind the name at the time. Guarded by the feeds. */
    private final class Subscription implements FrameSubscription {

        private final String feed;
        private final FrameConsumer consumer;
        private VideoFeed source;
        private FeedSubscriber subscriber;

        Subscription(String feed, FrameConsumer consumer) {
            this.feed = feed;
            this.consumer = consumer;
        }

        void attach() {
            source = feeds.get(feed);
            subscriber = source == null ? null : source.subscribe(consumer);
        }

        void detach() {
            if (source != null) {
                subscriber.abandon();
                source.unsubscribe(subscriber);
                source = null;
            }
        }

        @Override
        public void close() {
            VideoFeed left;
            synchronized (FolderFeeds.this) {
                subscriptions.remove(this);
                left = source;
                source = null;
            }
            if (left != null) {
                left.unsubscribe(subscriber);
            }
        }
    }
}

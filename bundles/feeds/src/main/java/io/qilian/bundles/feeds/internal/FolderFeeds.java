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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
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
    private final FeedSubscriptions subscriptions = new FeedSubscriptions(this, feeds);

    FolderFeeds(FeedFolder folder, FeedTools tools) {
        this.folder = folder;
        this.tools = tools;
        rescan();
    }

    /** Looks at the folder anew. */
    void rescan() {
        looking(() -> null);
    }

    /**
     * Looks at the folder anew and does something before anything changes. Then lets go what the folder has no more, which
     * waits for consumers: without a lock, since they may ask the feeds for something before they return.
     */
    private <T> T looking(Supplier<T> work) {
        List<FeedSubscriptions.Departure> departures = List.of();
        try {
            synchronized (this) {
                departures = scan();
                return work.get();
            }
        } finally {
            departures.forEach(FeedSubscriptions.Departure::end);
        }
    }

    private List<FeedSubscriptions.Departure> scan() {
        Map<String, FeedFile> files = folder.read();
        List<FeedSubscriptions.Departure> departures = new ArrayList<>();
        for (String gone : new ArrayList<>(feeds.keySet())) {
            FeedFile file = files.get(gone);
            if (file == null
                    || !file.settings().equals(Optional.of(feeds.get(gone).settings()))) {
                departures.add(subscriptions.depart(gone));
            }
        }
        refused.keySet().retainAll(files.keySet());
        files.forEach(this::load);
        tools.monitors().retain(files.keySet());
        return departures;
    }

    private void load(String name, FeedFile file) {
        if (file.problem().isPresent()) {
            refuse(name, file.problem().get());
        } else if (feeds.size() >= MAXIMUM_FEEDS && !feeds.containsKey(name)) {
            refuse(name, FeedProblems.tooMany(MAXIMUM_FEEDS));
        } else if (!feeds.containsKey(name)) {
            refused.remove(name);
            feeds.put(name, new VideoFeed(name, file.settings().orElseThrow(), tools));
            subscriptions.attach(name);
        }
    }

    private void refuse(String name, Problem problem) {
        if (!problem.equals(refused.put(name, problem))) {
            log.warn("Feed {} is refused: {}", name, problem.message());
        }
    }

    @Override
    public List<FeedStatus> feeds() {
        return looking(() -> {
            Map<String, FeedStatus> all = new TreeMap<>();
            feeds.forEach((name, feed) -> all.put(name, feed.status()));
            refused.forEach((name, problem) -> all.put(name, refusedStatus(name, problem)));
            return List.copyOf(all.values());
        });
    }

    @Override
    public FeedStatus feed(String feed) {
        return looking(() -> {
            VideoFeed known = feeds.get(feed);
            if (known != null) {
                return known.status();
            }
            Problem problem = refused.get(feed);
            if (problem != null) {
                return refusedStatus(feed, problem);
            }
            throw FeedProblems.unknown(feed, names());
        });
    }

    /** Refuses a name that no feed has; looks at the folder only if it is not known already. */
    void requireKnown(String feed) {
        boolean known;
        synchronized (this) {
            known = feeds.containsKey(feed);
        }
        if (!known) {
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
    public void add(String feed, FeedSettings settings) {
        if (!FeedFolder.NAME.matcher(feed).matches()) {
            throw FeedProblems.name(feed);
        }
        looking(() -> {
            if (feeds.containsKey(feed) || refused.containsKey(feed)) {
                throw FeedProblems.exists(feed);
            }
            if (feeds.size() >= MAXIMUM_FEEDS) {
                throw new ProblemException(FeedProblems.tooMany(MAXIMUM_FEEDS));
            }
            folder.write(feed, settings);
            return null;
        });
        rescan();
    }

    @Override
    public void remove(String feed) {
        looking(() -> {
            if (!feeds.containsKey(feed) && !refused.containsKey(feed)) {
                throw FeedProblems.unknown(feed, names());
            }
            folder.delete(feed);
            return null;
        });
        rescan();
    }

    @Override
    public FeedTest test(String source) {
        return new SourceTrial(source, tools.connector(), LONGEST_TEST).take();
    }

    @Override
    public void pause(String feed, boolean paused) {
        looking(() -> {
            require(feed);
            folder.pause(feed, paused);
            return null;
        });
        rescan();
    }

    @Override
    public byte[] snapshot(String feed) {
        VideoFeed known = looking(() -> require(feed));
        return new Snapshot(feed, known, tools.media()).take();
    }

    private VideoFeed require(String feed) {
        if (refused.containsKey(feed)) {
            throw new ProblemException(refused.get(feed));
        }
        VideoFeed known = feeds.get(feed);
        if (known == null) {
            throw FeedProblems.unknown(feed, names());
        }
        return known;
    }

    @Override
    public FrameSubscription subscribe(String feed, FrameConsumer consumer) {
        return subscriptions.subscribe(feed, consumer);
    }

    @Override
    public synchronized boolean everyFrame(String feed) {
        VideoFeed known = feeds.get(feed);
        return known != null && known.settings().frames() == Frames.EVERY;
    }

    @Override
    public void close() {
        List<VideoFeed> all;
        synchronized (this) {
            all = List.copyOf(feeds.values());
            feeds.clear();
        }
        all.forEach(VideoFeed::close);
    }
}

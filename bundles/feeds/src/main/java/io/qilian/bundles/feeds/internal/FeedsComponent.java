package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedCoverage;
import io.qilian.bundles.feeds.api.FeedHealth;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.bundles.feeds.api.LivenessListener;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.feeds.internal.liveness.FeedMonitors;
import io.qilian.bundles.media.api.Media;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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

/** Wires the feeds together. */
@Component(
        service = {Feeds.class, FrameSource.class, FeedHealth.class, FeedCoverage.class},
        configurationPid = "io.qilian.feeds")
@Designate(ocd = FeedsComponent.Config.class)
public final class FeedsComponent implements Feeds, FrameSource, FeedHealth, FeedCoverage {

    private static final Logger log = LoggerFactory.getLogger(FeedsComponent.class);

    /** Settings of the feeds. */
    @ObjectClassDefinition(name = "Qilian feeds")
    public @interface Config {
        @AttributeDefinition(name = "folder", description = "Where the feeds' files lie, below etc")
        String folder() default "feeds";

        @AttributeDefinition(name = "scanIntervalMs", description = "How often the folder is looked at")
        long scanIntervalMs() default 2_000;

        @AttributeDefinition(name = "openingsAtOnce", description = "Sources that are opened at the same time")
        int openingsAtOnce() default 16;

        @AttributeDefinition(name = "openingsAtOncePerHost", description = "The same for one host, such as a recorder")
        int openingsAtOncePerHost() default 4;

        @AttributeDefinition(
                name = "openingsPerSecondPerHost",
                description = "Openings that begin in a second at one host")
        double openingsPerSecondPerHost() default 5;

        @AttributeDefinition(
                name = "failingFeedsPerHost",
                description = "Feeds of one host that fail one after the other until only one at a time tries")
        int failingFeedsPerHost() default 3;
    }

    /** One for each of the tasks, so that a slow listener or disk holds up no judgement. */
    private static final int THREADS = 3;

    private static final long JUDGE_INTERVAL_MS = 1_000;
    private static final long KEEP_INTERVAL_MS = 300_000;

    private final List<LivenessListener> listeners = new CopyOnWriteArrayList<>();
    private final FeedMonitors monitors;
    private final FolderFeeds feeds;
    private final Connector connector;
    private final ScheduledExecutorService scanner;
    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();

    /**
     * Reads the feeds' folder.
     *
     * @param config settings
     * @param media opens sources
     */
    @Activate
    public FeedsComponent(Config config, @Reference Media media) {
        Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
        Path data = Path.of(System.getProperty("karaf.data", "data"));
        connector = new Connector(media, new ConnectionGate(limits(config), System::nanoTime));
        monitors = new FeedMonitors(InstantSource.system(), System::nanoTime, data.resolve("feed-coverage"));
        feeds = new FolderFeeds(
                new FeedFolder(etc.resolve(config.folder())),
                new FeedTools(media, connector, InstantSource.system(), new SecureRandom(), monitors));
        scanner = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "qilian-feed-scan");
            thread.setDaemon(true);
            return thread;
        });
        every(config.scanIntervalMs(), "The folder of the feeds could not be looked at", feeds::rescan);
        every(JUDGE_INTERVAL_MS, "The liveness of the feeds could not be judged", monitors::tick);
        every(JUDGE_INTERVAL_MS, "Changes of feeds could not be told", () -> monitors.tell(listeners));
        every(KEEP_INTERVAL_MS, "The coverage of the feeds could not be kept", monitors::keep);
    }

    private static GateLimits limits(Config config) {
        return new GateLimits(
                config.openingsAtOnce(),
                config.openingsAtOncePerHost(),
                config.openingsPerSecondPerHost(),
                config.failingFeedsPerHost(),
                GateLimits.USUAL.pauseAtLeast(),
                GateLimits.USUAL.pauseAtMost());
    }

    private void every(long intervalMs, String failure, Runnable task) {
        Runnable lasting = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // A task that throws would not be run again.
                log.error(failure, e);
            }
        };
        tasks.add(scanner.scheduleWithFixedDelay(lasting, intervalMs, intervalMs, TimeUnit.MILLISECONDS));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(LivenessListener listener) {
        listeners.add(listener);
    }

    void removeListener(LivenessListener listener) {
        listeners.remove(listener);
    }

    @Deactivate
    void stop() {
        tasks.forEach(task -> task.cancel(true));
        scanner.shutdownNow();
        feeds.close();
        connector.close();
        monitors.keep();
    }

    @Override
    public List<FeedLiveness> all() {
        return monitors.liveness(feeds.feeds().stream().map(FeedStatus::name).toList());
    }

    @Override
    public FeedLiveness liveness(String feed) {
        feeds.requireKnown(feed);
        return monitors.liveness(feed);
    }

    @Override
    public void relearn(String feed) {
        feeds.requireKnown(feed);
        monitors.relearn(feed);
    }

    @Override
    public double coverage(String feed, Instant from, Instant to) {
        feeds.requireKnown(feed);
        return monitors.coverage(feed, from, to);
    }

    @Override
    public List<FeedStatus> feeds() {
        return feeds.feeds();
    }

    @Override
    public FeedStatus feed(String feed) {
        return feeds.feed(feed);
    }

    @Override
    public void add(String feed, FeedSettings settings) {
        feeds.add(feed, settings);
    }

    @Override
    public void remove(String feed) {
        feeds.remove(feed);
    }

    @Override
    public FeedTest test(String source) {
        return feeds.test(source);
    }

    @Override
    public void pause(String feed, boolean paused) {
        feeds.pause(feed, paused);
    }

    @Override
    public byte[] snapshot(String feed) {
        return feeds.snapshot(feed);
    }

    @Override
    public FrameSubscription subscribe(String feed, FrameConsumer consumer) {
        return feeds.subscribe(feed, consumer);
    }

    @Override
    public boolean everyFrame(String feed) {
        return feeds.everyFrame(feed);
    }
}

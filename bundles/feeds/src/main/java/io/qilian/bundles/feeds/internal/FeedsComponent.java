package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource;
import io.qilian.bundles.media.api.Media;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the feeds together. */
@Component(
        service = {Feeds.class, FrameSource.class},
        configurationPid = "io.qilian.feeds")
@Designate(ocd = FeedsComponent.Config.class)
public final class FeedsComponent implements Feeds, FrameSource {

    private static final Logger log = LoggerFactory.getLogger(FeedsComponent.class);

    /** Settings of the feeds. */
    @ObjectClassDefinition(name = "Qilian feeds")
    public @interface Config {
        @AttributeDefinition(name = "folder", description = "Where the feeds' files lie, below etc")
        String folder() default "feeds";

        @AttributeDefinition(name = "scanIntervalMs", description = "How often the folder is looked at")
        long scanIntervalMs() default 2_000;
    }

    private final FolderFeeds feeds;
    private final ScheduledExecutorService scanner;
    private final ScheduledFuture<?> scan;

    /**
     * Reads the feeds' folder.
     *
     * @param config settings
     * @param media opens sources
     */
    @Activate
    public FeedsComponent(Config config, @Reference Media media) {
        Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
        feeds = new FolderFeeds(
                new FeedFolder(etc.resolve(config.folder())),
                new FeedTools(media, InstantSource.system(), new SecureRandom()));
        scanner = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "qilian-feed-scan");
            thread.setDaemon(true);
            return thread;
        });
        scan = scanner.scheduleWithFixedDelay(
                this::rescan, config.scanIntervalMs(), config.scanIntervalMs(), TimeUnit.MILLISECONDS);
    }

    private void rescan() {
        try {
            feeds.rescan();
        } catch (RuntimeException e) {
            // A task that throws would not be run again.
            log.error("The folder of the feeds could not be looked at", e);
        }
    }

    @Deactivate
    void stop() {
        scan.cancel(true);
        scanner.shutdownNow();
        feeds.close();
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

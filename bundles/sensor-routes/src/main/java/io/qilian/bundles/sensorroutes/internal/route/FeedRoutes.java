package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensors.api.SensorIngest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.DefaultErrorHandlerBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of all feeds, in one Camel context, and the threads that start and end them. Thread-safe. */
public final class FeedRoutes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FeedRoutes.class);

    /** Routes that are started or ended at once; others wait for their turn. */
    private static final int WORKERS = 8;

    private static final long IDLE_SECONDS = 30;
    private static final long STOP_TIMEOUT_MS = 1_000;

    private final ModelCamelContext camel;
    private final RouteTools tools;
    private final ScheduledThreadPoolExecutor workers;
    private final Set<RouteFeed> feeds = ConcurrentHashMap.newKeySet();

    /**
     * Prepares a context that is not yet started.
     *
     * @param camel the context, started and stopped here
     * @param tools clock and chance
     */
    public FeedRoutes(ModelCamelContext camel, RouteTools tools) {
        this.camel = camel;
        this.tools = tools;
        // What fails is told by the feed, once, and not by Camel with each exchange.
        camel.getCamelContextExtension()
                .setErrorHandlerFactory(
                        new DefaultErrorHandlerBuilder().logExhausted(false).loggingLevel(LoggingLevel.OFF));
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        camel.getShutdownStrategy().setTimeout(STOP_TIMEOUT_MS);
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        camel.getExecutorServiceManager().setThreadNamePattern("qilian-route-#name#-#counter#");
        workers = new ScheduledThreadPoolExecutor(WORKERS, named());
        workers.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        workers.allowCoreThreadTimeOut(true);
        workers.setRemoveOnCancelPolicy(true);
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "qilian-feed-routes-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Starts the context. */
    public void start() {
        camel.start();
    }

    /**
     * Begins to keep the route of a feed alive. Returns at once.
     *
     * @param settings the feed
     * @param source where its payloads come from
     * @param ingest where its messages go
     * @return the feed, closed by the caller
     */
    public RouteFeed open(RoutedFeed settings, RouteSource source, SensorIngest ingest) {
        feeds.removeIf(RouteFeed::ended);
        RouteFeed feed = new RouteFeed(settings, source, this, ingest);
        feeds.add(feed);
        feed.open();
        return feed;
    }

    ModelCamelContext camel() {
        return camel;
    }

    ScheduledExecutorService workers() {
        return workers;
    }

    RouteTools tools() {
        return tools;
    }

    /** Closes all feeds, and stops the context. */
    @Override
    public void close() {
        feeds.forEach(RouteFeed::beginToClose);
        feeds.forEach(RouteFeed::close);
        workers.shutdown();
        try {
            // A route that is just being added or taken out would trip the context over.
            if (!workers.awaitTermination(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                log.warn("Some routes have not ended yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        camel.stop();
    }
}

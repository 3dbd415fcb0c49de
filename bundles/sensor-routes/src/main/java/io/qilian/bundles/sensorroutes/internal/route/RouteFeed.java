package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.api.RouteStatistics;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.kernel.api.problem.Problem;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the route of one feed alive: makes it anew after a growing wait when it cannot be started or its connection is lost,
 * until the feed is closed. Thread-safe.
 */
public final class RouteFeed implements RouteConnection {

    private static final Logger log = LoggerFactory.getLogger(RouteFeed.class);
    private static final long LAST_STORED_MS = 800;
    private static final long CLOSE_MS = 1_800;

    private final RoutedFeed settings;
    private final RouteSource source;
    private final FeedRoutes routes;
    private final RouteProgress progress = new RouteProgress();
    private final FeedDelivery delivery;
    private final Backoff backoff;
    private final AtomicReference<RouteAttempt> current = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean closing;

    RouteFeed(RoutedFeed settings, RouteSource source, FeedRoutes routes, SensorIngest ingest) {
        this.settings = settings;
        this.source = source;
        this.routes = routes;
        this.delivery = new FeedDelivery(settings, ingest, progress, routes.workers(), routes.tools());
        this.backoff = new Backoff(
                settings.reconnectAfterMs(),
                settings.reconnectAtMostMs(),
                routes.tools().random());
    }

    void open() {
        routes.workers().execute(this::attempt);
    }

    private void attempt() {
        RouteAttempt next = new RouteAttempt(this, source, routes.camel(), delivery);
        synchronized (this) {
            if (closing) {
                return;
            }
            current.set(next);
        }
        progress.attempt();
        next.run();
    }

    String name() {
        return settings.feed();
    }

    /** The route of an attempt has started and is connected. */
    void up(RouteAttempt attempt) {
        if (current.get() == attempt) {
            progress.up();
            log.info("Feed {} is up", name());
        }
    }

    /** Nothing of an attempt can fail any more but its connection. */
    void settled(RouteAttempt attempt) {
        if (current.get() == attempt) {
            backoff.succeeded();
        }
    }

    /** An attempt has failed, or what it had made is lost: what is left of it goes, and another one follows. */
    void failed(RouteAttempt attempt, Problem problem) {
        synchronized (this) {
            if (closing || !current.compareAndSet(attempt, null)) {
                return;
            }
        }
        if (progress.waiting(problem)) {
            log.warn("Feed {}: {}", name(), problem.message());
        }
        try {
            routes.workers().execute(() -> {
                attempt.end();
                Future<?> unused =
                        routes.workers().schedule(this::attempt, backoff.afterFailureMs(), TimeUnit.MILLISECONDS);
            });
        } catch (RejectedExecutionException e) {
            // The platform stops.
            progress.closed();
        }
    }

    void troubled(RouteAttempt attempt, Problem problem) {
        if (current.get() == attempt && progress.waiting(problem)) {
            log.warn("Feed {}: {}", name(), problem.message());
        }
    }

    void recovered(RouteAttempt attempt) {
        if (current.get() == attempt) {
            progress.recovered();
        }
    }

    boolean ended() {
        return ended.getCount() == 0;
    }

    @Override
    public LinkStatus status() {
        return progress.status();
    }

    @Override
    public RouteStatistics statistics() {
        InFlight inFlight = delivery.inFlight();
        return new RouteStatistics(
                progress.attempts(),
                inFlight.number(),
                inFlight.heldUp(),
                progress.repeatedTimes(),
                progress.givenUpPayloads());
    }

    /** Takes nothing more, and ends the route on another thread. Idempotent. */
    void beginToClose() {
        RouteAttempt last;
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            last = current.getAndSet(null);
        }
        delivery.close();
        try {
            routes.workers().execute(() -> end(last));
        } catch (RejectedExecutionException e) {
            ended.countDown();
        }
    }

    private void end(RouteAttempt last) {
        try {
            if (last != null) {
                // So that what was stored is also answered, and does not come again.
                delivery.awaitStored(LAST_STORED_MS);
                last.end();
            }
        } finally {
            ended.countDown();
        }
    }

    @Override
    public void close() {
        beginToClose();
        try {
            if (!ended.await(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                log.warn("Feed {} takes nothing more, but its route has not ended yet", name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.closed();
    }
}

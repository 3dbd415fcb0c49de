package io.qilian.bundles.sensorroutes.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensorroutes.internal.route.FeedRoutes;
import io.qilian.bundles.sensorroutes.internal.route.RouteTools;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowingConsumer;

/** A Camel context with the keeper of routes, and patience with what happens on its threads. */
public final class RouteStage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The keeper of routes, started. */
    public final FeedRoutes routes;

    /** Starts a context. */
    public RouteStage() {
        routes = new FeedRoutes(new DefaultCamelContext(), new RouteTools(InstantSource.system(), new Random(1)));
        routes.start();
    }

    /** Waits until something holds; fails with what is wrong if it does not in time. */
    public static <T> void eventually(T subject, ThrowingConsumer<T> holds) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        AssertionError last;
        do {
            try {
                assertThat(subject).satisfies(holds);
                return;
            } catch (AssertionError e) {
                last = e;
            }
            LockSupport.parkNanos(5_000_000);
        } while (System.nanoTime() < until);
        throw last;
    }

    @Override
    public void close() {
        routes.close();
    }
}

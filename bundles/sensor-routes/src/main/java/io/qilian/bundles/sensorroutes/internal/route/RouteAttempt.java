package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.kernel.api.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One route of a feed, from its start to its end. Run and ended by one thread at a time. */
final class RouteAttempt implements LinkEvents {

    private static final Logger log = LoggerFactory.getLogger(RouteAttempt.class);
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final RouteFeed feed;
    private final RouteSource source;
    private final ModelCamelContext camel;
    private final FeedDelivery delivery;
    private final String id;
    private RouteBeginning beginning;
    private volatile boolean over;

    RouteAttempt(RouteFeed feed, RouteSource source, ModelCamelContext camel, FeedDelivery delivery) {
        this.feed = feed;
        this.source = source;
        this.camel = camel;
        this.delivery = delivery;
        // A route that is still being ended must not be in the way of the next.
        this.id = feed.name() + "-" + NUMBERS.incrementAndGet();
    }

    synchronized void run() {
        if (over) {
            return;
        }
        try {
            beginning = source.begin(camel, this);
            if (beginning.endpoint() instanceof DefaultEndpoint endpoint) {
                endpoint.setExceptionHandler(new QuietExceptions(feed.name()));
            }
            camel.addRoutes(route(beginning));
            beginning.connect();
            feed.up(this);
            beginning.settle();
            feed.settled(this);
        } catch (Exception e) {
            log.debug("Feed {} could not be started", feed.name(), e);
            feed.failed(this, RouteProblems.notStarted(feed.name(), e));
        }
    }

    private RouteBuilder route(RouteBeginning from) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from.endpoint()).routeId(id).process(from.step(delivery));
            }
        };
    }

    /** Ends the route and its connection. Waits until {@link #run} has returned. */
    void end() {
        over = true;
        endRoute();
    }

    private synchronized void endRoute() {
        if (beginning == null) {
            return;
        }
        RouteRemoval.remove(camel, id);
        try {
            beginning.close();
        } catch (RuntimeException e) {
            log.error("The connection of feed {} did not end", feed.name(), e);
        }
        beginning = null;
    }

    @Override
    public void lost(Problem problem) {
        feed.failed(this, problem);
    }

    @Override
    public void troubled(Problem problem) {
        feed.troubled(this, problem);
    }

    @Override
    public boolean over() {
        return over;
    }

    @Override
    public void recovered() {
        feed.recovered(this);
    }
}

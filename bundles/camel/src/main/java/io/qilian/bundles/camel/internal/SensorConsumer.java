package io.qilian.bundles.camel.internal;

import io.qilian.bundles.sensors.api.ReadingConsumer;
import io.qilian.bundles.sensors.api.ReadingSource.ReadingSubscription;
import io.qilian.kernel.api.feed.Reading;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each reading along the route, in the order in which they come. They wait in a bounded queue of the route: a day
 * that a station sends late comes at once, and a route that is too slow must not hold up those who store readings. Camel
 * suspends a route before it stops it.
 */
final class SensorConsumer extends DefaultConsumer implements ReadingConsumer, Suspendable {

    /** Readings of one route that wait at most; beyond, the oldest makes way. */
    static final int MOST_WAITING = 10_000;

    /** Readings of one route that are under way at most. */
    static final int MOST_UNDER_WAY = 1_000;

    private static final Logger log = LoggerFactory.getLogger(SensorConsumer.class);

    private final SensorEndpoint endpoint;
    private final RouteFailures failures;
    private final ArrayDeque<Reading> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean sending;
    private boolean dropping;
    private ReadingSubscription subscription;

    SensorConsumer(SensorEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.failures = new RouteFailures(this::where, System::nanoTime);
        setExceptionHandler(failures);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        join();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        join();
    }

    @Override
    protected void doSuspend() throws Exception {
        leave();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        leave();
        super.doStop();
    }

    private void join() {
        if (subscription == null) {
            subscription = endpoint.source().subscribe(endpoint.feed(), this);
        }
    }

    private void leave() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        synchronized (this) {
            waiting.clear();
        }
    }

    @Override
    public void accept(Reading reading) {
        boolean tell = false;
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                waiting.poll();
                endpoint.countDropped();
                tell = !dropping;
                dropping = true;
            }
            waiting.add(reading);
        }
        if (tell) {
            log.warn("{}: readings are dropped, since {} wait; a step is too slow", where(), MOST_WAITING);
        }
        sendSoon();
    }

    private void sendSoon() {
        synchronized (this) {
            if (sending || waiting.isEmpty() || underWay >= MOST_UNDER_WAY) {
                return;
            }
            sending = true;
        }
        try {
            endpoint.threads().execute(this::sendWaiting);
        } catch (RejectedExecutionException e) {
            // The context is being stopped.
            synchronized (this) {
                sending = false;
                waiting.clear();
            }
        }
    }

    /** One thread at a time, so that the order stays. */
    private void sendWaiting() {
        for (Optional<Reading> next = next(); next.isPresent(); next = next()) {
            send(next.get());
        }
    }

    private synchronized Optional<Reading> next() {
        Optional<Reading> next = underWay >= MOST_UNDER_WAY ? Optional.empty() : Optional.ofNullable(waiting.poll());
        sending = next.isPresent();
        underWay += next.isPresent() ? 1 : 0;
        dropping &= !waiting.isEmpty();
        return next;
    }

    private void send(Reading reading) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(reading);
        try {
            getAsyncProcessor().process(exchange, doneSync -> done(exchange));
        } catch (RuntimeException e) {
            exchange.setException(e);
            done(exchange);
        }
    }

    private void done(Exchange exchange) {
        synchronized (this) {
            underWay--;
        }
        if (exchange.getException() == null) {
            failures.succeeded();
        } else {
            getExceptionHandler().handleException("A reading failed on its route", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
        sendSoon();
    }

    private String where() {
        return "Sensor feed " + endpoint.feed() + ", route " + getRouteId();
    }
}

package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.bundles.sensorroutes.internal.payload.DecodedPayload;
import io.qilian.bundles.sensorroutes.internal.payload.Delivery;
import io.qilian.bundles.sensorroutes.internal.payload.PayloadFormat;
import io.qilian.bundles.sensorroutes.internal.storing.StoringEvents;
import io.qilian.bundles.sensorroutes.internal.storing.StoringSink;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings payloads of one feed into the ingest. What cannot be decoded becomes a dead letter. What cannot be stored is handed
 * in again, after a growing wait, until it is stored or the feed is closed; meanwhile its sender is not answered. A bounded
 * number of payloads and bytes is under way; who brings more waits. Thread-safe.
 */
public final class FeedDelivery {

    /** Bytes of payloads that are under way at most, if there is more than one. */
    static final long MOST_BYTES = 32L << 20;

    private static final Logger log = LoggerFactory.getLogger(FeedDelivery.class);
    private static final long LEAST_REPEAT_MS = 100;
    private static final long MOST_REPEAT_MS = 10_000;

    private final String feed;
    private final PayloadFormat format;
    private final SensorIngest ingest;
    private final RouteProgress progress;
    private final InFlight inFlight;
    private final ScheduledExecutorService workers;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Object handing = new Object();
    private final Set<StoringSink> sinks = new HashSet<>();
    private boolean closed;

    FeedDelivery(
            RoutedFeed settings,
            SensorIngest ingest,
            RouteProgress progress,
            ScheduledExecutorService workers,
            RouteTools tools) {
        this.feed = settings.feed();
        this.format = settings.format();
        this.ingest = ingest;
        this.progress = progress;
        this.inFlight = new InFlight(settings.mostInFlight(), MOST_BYTES);
        this.workers = workers;
        this.random = tools.random();
        this.clock = tools.clock();
    }

    /**
     * Takes a payload. Waits while too much is under way.
     *
     * @param arrival what came
     * @return complete when all of it is stored or lies with the dead letters; it fails if the feed is closed before.
     *     Completed on a thread of the ingest, so that what depends on it must not wait
     */
    public CompletionStage<Void> deliver(Arrival arrival) {
        Instant now = clock.instant();
        progress.message(now);
        if (arrival.refusal().isPresent()) {
            return refuse(arrival, now, arrival.refusal().get());
        }
        DecodedPayload decoded;
        try {
            decoded = format.decodeRecords(new Delivery(feed, arrival.address(), now), arrival.payload());
        } catch (ProblemException e) {
            return refuse(arrival, now, e.problem());
        } catch (RuntimeException e) {
            log.error("Feed {} met a defect when it read a payload", feed, e);
            return refuse(arrival, now, RouteProblems.unreadable(feed, e));
        }
        if (!entered(arrival.payload().length)) {
            return givenUp();
        }
        decoded.rejected().forEach(record -> refuse(arrival, record, now));
        return hand(decoded.messages(), arrival.payload().length);
    }

    private void refuse(Arrival arrival, DecodedPayload.Rejected record, Instant at) {
        synchronized (handing) {
            if (!closed) {
                progress.refused();
                ingest.refuse(feed, "", at, record.original(), record.reason().at(place(arrival, record.reason())));
            }
        }
    }

    private CompletionStage<Void> refuse(Arrival arrival, Instant at, Problem reason) {
        synchronized (handing) {
            if (closed) {
                return givenUp();
            }
            progress.refused();
            ingest.refuse(feed, "", at, OriginalText.of(arrival.payload()), reason.at(place(arrival, reason)));
        }
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Begins to take a source record by record.
     *
     * @param address how it came: a file's name, a database
     * @return where its records go, closed by the caller; it is closed with the feed at the latest
     */
    public StoringSink sink(String address) {
        StoringSink sink = new StoringSink(ingest, new Delivery(feed, address, clock.instant()), new SinkEvents());
        synchronized (handing) {
            sinks.removeIf(StoringSink::closed);
            sinks.add(sink);
            if (closed) {
                sink.close();
            }
        }
        return sink;
    }

    private static String place(Arrival arrival, Problem reason) {
        return reason.where().isEmpty() ? arrival.address() : arrival.address() + ", " + reason.where();
    }

    private boolean entered(int size) {
        try {
            return inFlight.enter(size);
        } catch (InterruptedException e) {
            // Whoever read it is being stopped; it has not been answered.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CompletionStage<Void> hand(List<StationMessage> messages, int size) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        AtomicInteger open = new AtomicInteger(messages.size() + 1);
        Runnable done = () -> {
            if (open.decrementAndGet() == 0) {
                inFlight.leave(size);
                result.complete(null);
            }
        };
        Runnable abandoned = () -> {
            if (open.getAndSet(-1) > 0) {
                inFlight.leave(size);
                progress.givenUp();
                result.completeExceptionally(RouteProblems.closed(feed));
            }
        };
        for (StationMessage message : messages) {
            new Handing(message, done, abandoned).run();
        }
        done.run();
        return result;
    }

    private CompletionStage<Void> givenUp() {
        progress.givenUp();
        return CompletableFuture.failedFuture(RouteProblems.closed(feed));
    }

    /** Lets nothing more in; what is with the ingest already is still stored. Returns at once. */
    void close() {
        synchronized (handing) {
            closed = true;
            sinks.forEach(StoringSink::close);
        }
        inFlight.close();
    }

    /** Waits until nothing is under way, for the given time at most. */
    void awaitStored(long longestMs) {
        try {
            inFlight.awaitEmpty(longestMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** What becomes of records that come one by one. */
    private final class SinkEvents implements StoringEvents {

        @Override
        public void received(Instant at) {
            progress.message(at);
        }

        @Override
        public void refused() {
            progress.refused();
        }

        @Override
        public void troubled(Problem problem) {
            progress.repeated();
            if (progress.notStored(problem)) {
                log.warn("Feed {}: {}", feed, problem.message());
            }
        }

        @Override
        public void stored() {
            progress.stored();
        }
    }

    /** One message on its way into the database. */
    private final class Handing implements Runnable {

        private final StationMessage message;
        private final Runnable done;
        private final Runnable abandoned;
        private Backoff backoff;

        Handing(StationMessage message, Runnable done, Runnable abandoned) {
            this.message = message;
            this.done = done;
            this.abandoned = abandoned;
        }

        @Override
        public void run() {
            CompletionStage<?> stage;
            synchronized (handing) {
                if (closed) {
                    stage = null;
                } else {
                    stage = accept();
                }
            }
            if (stage == null) {
                abandoned.run();
            } else {
                stage.whenComplete((receipt, failure) -> answered(failure));
            }
        }

        private CompletionStage<?> accept() {
            try {
                return ingest.accept(message);
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void answered(Throwable failure) {
            if (failure == null) {
                progress.stored();
                done.run();
                return;
            }
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            Problem problem = RouteProblems.notStored(feed, cause);
            if (progress.notStored(problem)) {
                log.warn("Feed {}: {}", feed, problem.message());
            }
            again();
        }

        private void again() {
            if (backoff == null) {
                backoff = new Backoff(LEAST_REPEAT_MS, MOST_REPEAT_MS, random);
            }
            progress.repeated();
            try {
                Future<?> unused = workers.schedule(this, backoff.afterFailureMs(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The platform stops.
                abandoned.run();
            }
        }
    }
}

package io.qilian.bundles.sensorroutes.internal.storing;

import io.qilian.bundles.sensorroutes.internal.payload.Delivery;
import io.qilian.bundles.sensorroutes.internal.payload.RecordSink;
import io.qilian.bundles.sensors.api.IngestReceipt;
import io.qilian.bundles.sensors.api.SensorIngest;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Hands the records of one source to the ingest and waits until they are stored. At most {@value #WINDOW} wait at a time;
 * the one who reads waits meanwhile, so that a source of any length takes no more memory. What could not be stored is
 * handed in again, in its order, after a wait that doubles up to {@value #MAXIMUM_PAUSE_MS} ms, until it is stored or the
 * sink is closed. Records are handed in by one thread; {@link #close} is for any.
 */
public final class StoringSink implements RecordSink, AutoCloseable {

    /** Records that may wait to be stored. */
    static final int WINDOW = 1_000;

    /** Dead letters of one source; further rejections are counted, and told by one more letter. */
    static final int MAXIMUM_LETTERS = 1_000;

    private static final int MINIMUM_PAUSE_MS = 100;
    private static final int MAXIMUM_PAUSE_MS = 10_000;

    private final SensorIngest ingest;
    private final Delivery delivery;
    private final StoringEvents events;
    private final Object lock = new Object();
    private final TreeMap<Long, StationMessage> unstored = new TreeMap<>();
    private long next;
    private int underWay;
    private long pauseMs = MINIMUM_PAUSE_MS;
    private boolean closed;
    private Problem failure;
    private long messages;
    private long rejected;
    private long stored;
    private long duplicates;
    private Optional<Problem> firstRejection = Optional.empty();

    /**
     * A sink of one source.
     *
     * @param ingest where records go
     * @param delivery how they came
     * @param events is told what becomes of them
     */
    public StoringSink(SensorIngest ingest, Delivery delivery, StoringEvents events) {
        this.ingest = ingest;
        this.delivery = delivery;
        this.events = events;
    }

    /**
     * Hands a record in, as soon as there is room.
     *
     * @throws CancellationException if the sink was closed
     */
    @Override
    public void accept(StationMessage message) {
        synchronized (lock) {
            waitUntilFewer(WINDOW);
            messages++;
        }
        events.received(delivery.receivedAt());
        hand(next++, message);
    }

    @Override
    public void reject(String original, Problem reason) {
        synchronized (lock) {
            checkOpen();
            rejected++;
            events.refused();
            firstRejection = firstRejection.or(() -> Optional.of(reason));
            if (rejected > MAXIMUM_LETTERS) {
                return;
            }
        }
        ingest.refuse(delivery.feed(), "", delivery.receivedAt(), original, reason.at(where(reason)));
    }

    private String where(Problem reason) {
        return reason.where().isEmpty() ? delivery.address() : delivery.address() + ", " + reason.where();
    }

    /**
     * Waits until all records are stored.
     *
     * @return what became of them
     * @throws CancellationException if the sink was closed before
     */
    public StoredSource finish() {
        synchronized (lock) {
            waitUntilFewer(1);
        }
        if (rejected > MAXIMUM_LETTERS) {
            ingest.refuse(delivery.feed(), "", delivery.receivedAt(), "", tooManyRejections());
        }
        return new StoredSource(messages, stored, duplicates, rejected, firstRejection);
    }

    private Problem tooManyRejections() {
        return Problem.of(
                        "payload.more-refused",
                        ProblemKind.INPUT,
                        "More records of one source are refused than are kept",
                        delivery.address(),
                        "Look at the letters before this one, and hand the source in again once they are cured")
                .comparing("at most " + MAXIMUM_LETTERS + " refused records", rejected + " refused records");
    }

    private void hand(long number, StationMessage message) {
        synchronized (lock) {
            underWay++;
        }
        ingest.accept(message).whenComplete((receipt, thrown) -> done(number, message, receipt, thrown));
    }

    private void done(long number, StationMessage message, IngestReceipt receipt, Throwable thrown) {
        synchronized (lock) {
            underWay--;
            if (thrown == null) {
                stored += receipt.stored();
                duplicates += receipt.duplicates();
                pauseMs = MINIMUM_PAUSE_MS;
            } else {
                unstored.put(number, message);
                failure = problem(thrown);
            }
            lock.notifyAll();
        }
        if (thrown == null) {
            events.stored();
        }
    }

    private Problem problem(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof ProblemException known
                ? known.problem()
                : Problem.of("payload.not-stored", ProblemKind.INTERNAL, "A record cannot be stored: " + cause, "", "");
    }

    /** Called with the lock. */
    private void waitUntilFewer(int bound) {
        checkOpen();
        while (underWay + unstored.size() >= bound) {
            if (underWay == 0) {
                again();
            } else {
                try {
                    lock.wait(MAXIMUM_PAUSE_MS);
                } catch (InterruptedException e) {
                    interrupted();
                }
            }
            checkOpen();
        }
    }

    /** All that is under way has come back, so that what failed goes again in its order. Called with the lock. */
    private void again() {
        events.troubled(failure);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMs);
        while (!closed && System.nanoTime() < until) {
            try {
                lock.wait(1 + (until - System.nanoTime()) / 1_000_000);
            } catch (InterruptedException e) {
                interrupted();
            }
        }
        checkOpen();
        pauseMs = Math.min(MAXIMUM_PAUSE_MS, 2 * pauseMs);
        List<Long> numbers = new ArrayList<>(unstored.keySet());
        for (Long number : numbers) {
            hand(number, unstored.remove(number));
        }
    }

    private void interrupted() {
        Thread.currentThread().interrupt();
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new CancellationException("closed while records of " + delivery.address() + " were being stored");
        }
    }

    /**
     * How its records came.
     *
     * @return feed, address, time
     */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * Whether it was closed.
     *
     * @return whether nothing is handed in any more
     */
    public boolean closed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Lets whoever waits go; nothing is handed in any more. Idempotent. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }
}

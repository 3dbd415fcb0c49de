package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.Scenes;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events from the log to the book, on a thread of its own. The log's news only wake it up: what it takes is always
 * read from the log, after the place that the book has committed, so that nothing is missed and nothing taken twice. While
 * the database cannot be reached it tries again once a second.
 */
public final class AlertFollower implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AlertFollower.class);
    private static final int BATCH = 500;
    private static final long PAUSE_MS = 1_000;
    private static final long FORGET_INTERVAL_MS = 3_600_000;

    private final EventLog events;
    private final Scenes scenes;
    private final AlertBook book;
    private final Duration kept;
    private final Semaphore news = new Semaphore(1);
    private final AutoCloseable following;
    private final Thread thread;
    private volatile boolean closed;
    private boolean failing;
    private long forgottenAtNanos = System.nanoTime();

    /**
     * Begins to follow.
     *
     * @param events the log
     * @param scenes knows the rules
     * @param book takes the events
     * @param kept how long resolved alerts are kept
     */
    public AlertFollower(EventLog events, Scenes scenes, AlertBook book, Duration kept) {
        this.events = events;
        this.scenes = scenes;
        this.book = book;
        this.kept = kept;
        following = events.follow(stored -> wake());
        thread = new Thread(this::run, "qilian-alerts");
        thread.setDaemon(true);
        thread.start();
    }

    private void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (news.tryAcquire(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                    takeAll();
                }
                book.resolveQuiet();
                forget();
                failing = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }

    private void takeAll() {
        List<StoredEvent> batch;
        do {
            batch = events.find(new EventQuery(Optional.empty(), Optional.empty(), book.progress(), BATCH, false));
            if (!batch.isEmpty()) {
                Map<String, List<AlertRule>> rules = new HashMap<>();
                book.take(batch, scene -> rules.computeIfAbsent(scene, this::rules));
            }
        } while (batch.size() == BATCH && !closed);
    }

    private List<AlertRule> rules(String scene) {
        return scenes.definition(scene).map(SceneDefinition::alerts).orElse(List.of());
    }

    private void forget() {
        if (System.nanoTime() - forgottenAtNanos > TimeUnit.MILLISECONDS.toNanos(FORGET_INTERVAL_MS)) {
            forgottenAtNanos = System.nanoTime();
            book.forget(kept);
        }
    }

    /** What could not be taken is still in the log, and is tried again after a pause. */
    private void fail(RuntimeException cause) {
        if (!failing) {
            failing = true;
            log.error("Events cannot be taken for alerts; this is tried again every {} ms", PAUSE_MS, cause);
        }
        try {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        wake();
    }

    private void pause() throws InterruptedException {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MS);
        while (!closed && news.tryAcquire(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    /** Ends it; what was not taken is taken after the next start. Waits until the thread has ended, two seconds at most. */
    @Override
    public void close() {
        closed = true;
        news.release();
        try {
            following.close();
            // Never interrupted: at an interrupt an embedded database closes its files for all.
            thread.join(2 * PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.error("The log of events could not be left", e);
        }
    }
}

package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.alerts.api.Alerts;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts in the database. One change is committed after the other, and handed to followers before the next one: a reader
 * who has seen a place among the changes has seen all that will ever stand before it.
 */
public final class AlertBook implements Alerts {

    private static final Logger log = LoggerFactory.getLogger(AlertBook.class);
    private static final int LONGEST_NAME = 100;
    private static final int MOST_AT_ONCE = 500;

    private final Jdbi database;
    private final InstantSource clock;
    private final List<Consumer<AlertChange>> followers = new CopyOnWriteArrayList<>();
    private final ReentrantLock committing = new ReentrantLock(true);

    /**
     * A book over a database.
     *
     * @param database with the tables of this capability
     * @param clock the time of day
     */
    public AlertBook(Jdbi database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Up to which place events have been taken.
     *
     * @return a place in the log of events
     */
    public long progress() {
        return database.withHandle(AlertTable::progress);
    }

    /**
     * Takes events, in one transaction with the place up to which they were taken.
     *
     * @param events records in the order of the log, all after {@link #progress()}; at least one
     * @param rules gives the rules of a scene by its name
     */
    public void take(List<StoredEvent> events, Function<String, List<AlertRule>> rules) {
        commit(handle -> {
            AlertRules judge = new AlertRules(handle, clock.instant());
            events.forEach(stored ->
                    judge.take(stored.event(), rules.apply(stored.event().scene())));
            AlertTable.progress(handle, events.get(events.size() - 1).sequence());
            return judge.changes();
        });
    }

    /** Resolves alerts of which nothing more was found for as long as their rules say; 500 in one call. */
    public void resolveQuiet() {
        commit(handle -> AlertTable.quiet(handle, clock.instant(), MOST_AT_ONCE).stream()
                .map(number -> AlertTable.change(
                        handle, number, AlertState.RESOLVED, clock.instant(), "", "Nothing more was found"))
                .toList());
    }

    /**
     * Forgets alerts that were resolved long ago.
     *
     * @param age how long ago
     * @return how many were forgotten
     */
    public int forget(Duration age) {
        return database.inTransaction(
                handle -> AlertTable.forget(handle, clock.instant().minus(age)));
    }

    @Override
    public List<Alert> find(AlertQuery query) {
        return database.withHandle(handle -> AlertTable.find(handle, query));
    }

    @Override
    public Alert alert(long number) {
        return database.withHandle(handle -> require(handle, number));
    }

    @Override
    public List<AlertChange> history(long number) {
        return database.withHandle(handle -> {
            require(handle, number);
            return AlertTable.history(handle, number);
        });
    }

    @Override
    public List<AlertChange> changes(long after, int limit) {
        if (limit < 1 || limit > AlertQuery.MAXIMUM_LIMIT) {
            throw new IllegalArgumentException("limit: expected 1 to " + AlertQuery.MAXIMUM_LIMIT + ", got " + limit);
        }
        return database.withHandle(handle -> AlertTable.changes(handle, after, limit));
    }

    @Override
    public long latestChange() {
        return database.withHandle(AlertTable::latestChange);
    }

    @Override
    public AutoCloseable follow(Consumer<AlertChange> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    @Override
    public Alert acknowledge(long number, String by, String comment) {
        return step(number, by, comment, AlertState.ACKNOWLEDGED);
    }

    @Override
    public Alert resolve(long number, String by, String comment) {
        return step(number, by, comment, AlertState.RESOLVED);
    }

    private Alert step(long number, String by, String comment, AlertState next) {
        checkLength("by", 1, LONGEST_NAME, by);
        checkLength("comment", 0, MAXIMUM_COMMENT_LENGTH, comment);
        commit(handle -> {
            Alert alert = require(handle, number);
            if (alert.state() == AlertState.RESOLVED) {
                throw AlertProblems.state(alert, "an alert that is not resolved");
            } else if (alert.state() == next) {
                throw AlertProblems.state(alert, AlertState.OPEN.toString());
            }
            return List.of(AlertTable.change(handle, number, next, clock.instant(), by, comment));
        });
        return alert(number);
    }

    private static void checkLength(String what, int least, int most, String text) {
        if (text.length() < least || text.length() > most) {
            throw AlertProblems.length(what, least, most, text.length());
        }
    }

    private static Alert require(Handle handle, long number) {
        return AlertTable.row(handle, number)
                .orElseThrow(() -> AlertProblems.unknown(number))
                .alert();
    }

    private void commit(Function<Handle, List<AlertChange>> work) {
        committing.lock();
        try {
            List<AlertChange> changes = new ArrayList<>(database.inTransaction(work::apply));
            changes.forEach(this::publish);
        } finally {
            committing.unlock();
        }
    }

    private void publish(AlertChange change) {
        for (Consumer<AlertChange> follower : followers) {
            try {
                follower.accept(change);
            } catch (RuntimeException e) {
                log.error("A follower of the alerts failed on change {}", change.sequence(), e);
            }
        }
    }
}

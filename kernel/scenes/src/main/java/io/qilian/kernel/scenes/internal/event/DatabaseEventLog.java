package io.qilian.kernel.scenes.internal.event;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events and the memory of scenes in the database. One commit is made after the other, and its records are handed to
 * followers before the next one: a reader who has seen a place in the log has seen all that will ever stand before it.
 */
public final class DatabaseEventLog implements EventLog, SceneStore {

    private static final Logger log = LoggerFactory.getLogger(DatabaseEventLog.class);
    private static final int MAXIMUM_DOCUMENT_LENGTH = 65_536;

    /** The class of SQL states for values that a column cannot hold. */
    private static final String UNFIT = "22";

    private final Jdbi database;
    private final InstantSource clock;
    private final List<Consumer<StoredEvent>> followers = new CopyOnWriteArrayList<>();
    private final ReentrantLock committing = new ReentrantLock(true);

    /**
     * A log over a database.
     *
     * @param database with the tables of this capability
     * @param clock the time of day
     */
    public DatabaseEventLog(Jdbi database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<StoredEvent> commit(SceneCommit commit) {
        committing.lock();
        try {
            List<StoredEvent> added = database.inTransaction(handle -> store(handle, commit));
            added.forEach(this::publish);
            return added;
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith(UNFIT)) {
                throw new IllegalArgumentException("cannot be stored: " + sql.getMessage(), e);
            }
            throw e;
        } finally {
            committing.unlock();
        }
    }

    private List<StoredEvent> store(Handle handle, SceneCommit commit) {
        if (commit.clearState()) {
            handle.execute("DELETE FROM scene_state WHERE scene = ?", commit.scene());
        }
        commit.state().forEach((key, value) -> writeState(handle, commit.scene(), key, value));
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : commit.events()) {
            insert(handle, event).ifPresent(sequence -> stored.add(new StoredEvent(sequence, event)));
        }
        return stored;
    }

    private static void writeState(Handle handle, String scene, String key, Optional<String> value) {
        handle.execute("DELETE FROM scene_state WHERE scene = ? AND name = ?", scene, key);
        value.ifPresent(content ->
                handle.execute("INSERT INTO scene_state (scene, name, content) VALUES (?, ?, ?)", scene, key, content));
    }

    private Optional<Long> insert(Handle handle, Event event) {
        boolean known = handle.createQuery("SELECT COUNT(*) FROM event WHERE id = ? AND revision = ?")
                        .bind(0, event.id())
                        .bind(1, event.revision())
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (known) {
            return Optional.empty();
        }
        String document = EventJson.write(event);
        if (document.length() > MAXIMUM_DOCUMENT_LENGTH) {
            throw new IllegalArgumentException("event: expected at most " + MAXIMUM_DOCUMENT_LENGTH
                    + " characters as JSON, got " + document.length() + " for " + event.key());
        }
        return Optional.of(handle.createUpdate("INSERT INTO event (id, revision, type, scene, feed, observed_at,"
                        + " stored_at, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, event.id())
                .bind(1, event.revision())
                .bind(2, event.type())
                .bind(3, event.scene())
                .bind(4, event.feed())
                .bind(5, time(event.observedAt()))
                .bind(6, time(clock.instant()))
                .bind(7, document)
                .executeAndReturnGeneratedKeys("sequence")
                .mapTo(Long.class)
                .one());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void publish(StoredEvent stored) {
        for (Consumer<StoredEvent> follower : followers) {
            try {
                follower.accept(stored);
            } catch (RuntimeException e) {
                log.error("A follower of the event log failed on {}", stored.sequence(), e);
            }
        }
    }

    @Override
    public int lastRevision(String id) {
        return database.withHandle(handle -> handle.createQuery("SELECT MAX(revision) FROM event WHERE id = ?")
                .bind(0, id)
                .mapTo(Integer.class)
                .findFirst()
                .orElse(0));
    }

    @Override
    public Map<String, String> state(String scene) {
        return database.withHandle(handle -> handle.createQuery("SELECT name, content FROM scene_state WHERE scene = ?")
                .bind(0, scene)
                .reduceRows(new HashMap<String, String>(), (state, row) -> {
                    state.put(row.getColumn("name", String.class), row.getColumn("content", String.class));
                    return state;
                }));
    }

    @Override
    public List<StoredEvent> find(EventQuery query) {
        String sql = "SELECT sequence, document FROM event WHERE sequence > :after"
                + (query.scene().isPresent() ? " AND scene = :scene" : "")
                + (query.type().isPresent() ? " AND type = :type" : "")
                + " ORDER BY sequence " + (query.latest() ? "DESC" : "ASC") + " LIMIT :limit";
        List<StoredEvent> found = database.withHandle(handle -> {
            Query select = handle.createQuery(sql).bind("after", query.after()).bind("limit", query.limit());
            query.scene().ifPresent(scene -> select.bind("scene", scene));
            query.type().ifPresent(type -> select.bind("type", type));
            return new ArrayList<>(select.map((row, context) ->
                            new StoredEvent(row.getLong("sequence"), EventJson.read(row.getString("document"))))
                    .list());
        });
        if (query.latest()) {
            Collections.reverse(found);
        }
        return found;
    }

    @Override
    public AutoCloseable follow(Consumer<StoredEvent> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    /**
     * Forgets old records.
     *
     * @param age how old
     * @return how many were forgotten
     */
    public int forget(Duration age) {
        OffsetDateTime limit = time(clock.instant().minus(age));
        return database.withHandle(handle -> handle.execute("DELETE FROM event WHERE stored_at < ?", limit));
    }
}

package io.qilian.kernel.scenes.internal.event;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/** The event log on a database file, opened as the platform opens it. */
final class LogStage implements AutoCloseable {

    final ManualClock clock = ManualClock.at("2026-11-23T12:00:00Z");
    final HeldCommit heldCommit = new HeldCommit();
    final DatabaseEventLog log;
    private final JdbcConnectionPool database;

    LogStage(Path folder) {
        database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        log = new DatabaseEventLog(
                new MigratingStore(heldCommit.around(database)).open("scenes", DatabaseEventLog.class.getClassLoader()),
                clock);
    }

    List<StoredEvent> commit(Event... events) {
        return log.commit(new SceneCommit(events[0].scene(), List.of(events), Map.of(), false));
    }

    List<String> keys(EventQuery query) {
        return log.find(query).stream().map(stored -> stored.event().key()).toList();
    }

    List<StoredEvent> all() {
        return log.find(everything());
    }

    static EventQuery everything() {
        return new EventQuery(Optional.empty(), Optional.empty(), 0, EventQuery.MAXIMUM_LIMIT, false);
    }

    @Override
    public void close() {
        database.dispose();
    }
}

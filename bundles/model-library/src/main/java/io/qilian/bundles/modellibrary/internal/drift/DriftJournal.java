package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The baselines in the database. Keeps {@value #MAXIMUM_FEEDS} pairs of feed and version; the longest unchanged go. Thread-safe. */
final class DriftJournal {

    static final int MAXIMUM_FEEDS = 1024;

    private static final String ONE = " WHERE feed = ? AND model = ? AND version = ?";

    private final Jdbi database;
    private final AlarmJournal alarms;
    private final int maximum;

    DriftJournal(Jdbi database) {
        this(database, MAXIMUM_FEEDS);
    }

    DriftJournal(Jdbi database, int maximum) {
        this.database = database;
        this.maximum = maximum;
        this.alarms = new AlarmJournal(database);
    }

    AlarmJournal alarms() {
        return alarms;
    }

    Optional<KeptBaseline> find(Watched watched) {
        Map<DriftQuantity, Instant> open = alarms.open(watched);
        return database.withHandle(handle -> {
            List<BaselineBlock> blocks = handle.createQuery(
                            "SELECT half_hour, windows, visit, counts FROM drift_block" + ONE)
                    .bind(0, watched.feed())
                    .bind(1, watched.model())
                    .bind(2, watched.version())
                    .map(DriftJournal::block)
                    .list();
            return handle.createQuery("SELECT begun_at, labels FROM drift_feed" + ONE)
                    .bind(0, watched.feed())
                    .bind(1, watched.model())
                    .bind(2, watched.version())
                    .map((row, context) -> new KeptBaseline(
                            row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                            0,
                            row.getString("labels").lines().toList(),
                            blocks,
                            open))
                    .findOne();
        });
    }

    private static BaselineBlock block(ResultSet row, StatementContext context) throws SQLException {
        return new BaselineBlock(
                row.getInt("half_hour"),
                row.getInt("windows"),
                row.getLong("visit"),
                Histograms.parse(row.getString("counts")));
    }

    /** Writes what was learnt over what was known of the same half hours. */
    void save(Watched watched, KeptBaseline learnt, Instant now) {
        database.useTransaction(handle -> {
            String labels = String.join("\n", learnt.labels());
            int known = handle.createUpdate("UPDATE drift_feed SET learnt_at = ?, labels = ?" + ONE)
                    .bind(0, now.atOffset(ZoneOffset.UTC))
                    .bind(1, labels)
                    .bind(2, watched.feed())
                    .bind(3, watched.model())
                    .bind(4, watched.version())
                    .execute();
            if (known == 0) {
                handle.createUpdate("INSERT INTO drift_feed (feed, model, version, begun_at, learnt_at, labels)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")
                        .bind(0, watched.feed())
                        .bind(1, watched.model())
                        .bind(2, watched.version())
                        .bind(3, learnt.since().atOffset(ZoneOffset.UTC))
                        .bind(4, now.atOffset(ZoneOffset.UTC))
                        .bind(5, labels)
                        .execute();
                dropLongestUnchanged(handle);
            }
            learnt.blocks().forEach(block -> save(handle, watched, block));
        });
    }

    private static void save(Handle handle, Watched watched, BaselineBlock block) {
        handle.createUpdate("DELETE FROM drift_block" + ONE + " AND half_hour = ?")
                .bind(0, watched.feed())
                .bind(1, watched.model())
                .bind(2, watched.version())
                .bind(3, block.block())
                .execute();
        handle.createUpdate("INSERT INTO drift_block (feed, model, version, half_hour, windows, visit, counts)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, watched.feed())
                .bind(1, watched.model())
                .bind(2, watched.version())
                .bind(3, block.block())
                .bind(4, block.windows())
                .bind(5, block.visit())
                .bind(6, block.counts().text())
                .execute();
    }

    private void dropLongestUnchanged(Handle handle) {
        handle.createUpdate("DELETE FROM drift_feed WHERE learnt_at <"
                        + " (SELECT MIN(learnt_at) FROM (SELECT learnt_at FROM drift_feed ORDER BY learnt_at DESC"
                        + " FETCH FIRST " + maximum + " ROWS ONLY) AS kept)")
                .execute();
    }

    /** All pairs with a baseline of a model. */
    List<Watched> of(String model) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT feed, version FROM drift_feed WHERE model = ? ORDER BY feed, version")
                .bind(0, model)
                .map((row, context) -> new Watched(row.getString("feed"), model, row.getString("version")))
                .collect(Collectors.toList()));
    }

    /** Forgets a baseline and ends its alarms. */
    void forget(Watched watched, Instant now) {
        alarms.end(watched, Optional.empty(), now);
        database.useHandle(handle -> handle.createUpdate("DELETE FROM drift_feed" + ONE)
                .bind(0, watched.feed())
                .bind(1, watched.model())
                .bind(2, watched.version())
                .execute());
    }
}

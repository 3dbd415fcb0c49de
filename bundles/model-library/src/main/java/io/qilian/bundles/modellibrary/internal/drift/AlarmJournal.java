package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Jdbi;

/** The alarms in the database, {@value ModelDrift#MAXIMUM_ALARMS} at most; the oldest go. Thread-safe. */
final class AlarmJournal {

    private static final String COLUMNS = "id, feed, model, version, quantity, psi, alarm_level, baseline_value,"
            + " current_value, raised_at, ended_at";
    private static final String OPEN = " WHERE feed = ? AND model = ? AND version = ? AND ended_at IS NULL";

    private final Jdbi database;
    private final int maximum;

    AlarmJournal(Jdbi database) {
        this(database, ModelDrift.MAXIMUM_ALARMS);
    }

    AlarmJournal(Jdbi database, int maximum) {
        this.database = database;
        this.maximum = maximum;
    }

    /** Writes an alarm down; gives its number. */
    long raise(Watched watched, DriftAlarm.Finding finding, Instant at) {
        return database.inTransaction(handle -> {
            long id = handle.createUpdate("INSERT INTO drift_alarm (feed, model, version, quantity, psi, alarm_level,"
                            + " baseline_value, current_value, raised_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, watched.feed())
                    .bind(1, watched.model())
                    .bind(2, watched.version())
                    .bind(3, finding.quantity().name())
                    .bind(4, finding.psi())
                    .bind(5, finding.level())
                    .bind(6, finding.baseline())
                    .bind(7, finding.current())
                    .bind(8, at.atOffset(ZoneOffset.UTC))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("DELETE FROM drift_alarm WHERE id <= (SELECT MIN(id) FROM (SELECT id FROM drift_alarm"
                            + " ORDER BY id DESC FETCH FIRST " + maximum + " ROWS ONLY) AS kept) - 1")
                    .execute();
            return id;
        });
    }

    /** Ends the alarms that go on: of one quantity, or of all. */
    void end(Watched watched, Optional<DriftQuantity> quantity, Instant at) {
        String one = quantity.isPresent() ? " AND quantity = ?" : "";
        database.useHandle(handle -> {
            var update = handle.createUpdate("UPDATE drift_alarm SET ended_at = ?" + OPEN + one)
                    .bind(0, at.atOffset(ZoneOffset.UTC))
                    .bind(1, watched.feed())
                    .bind(2, watched.model())
                    .bind(3, watched.version());
            quantity.ifPresent(which -> update.bind(4, which.name()));
            update.execute();
        });
    }

    /** When the alarms that go on were raised. */
    Map<DriftQuantity, Instant> open(Watched watched) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT quantity, raised_at FROM drift_alarm" + OPEN + " ORDER BY id")
                .bind(0, watched.feed())
                .bind(1, watched.model())
                .bind(2, watched.version())
                .reduceRows(new EnumMap<>(DriftQuantity.class), (open, row) -> {
                    open.put(
                            DriftQuantity.valueOf(row.getColumn("quantity", String.class)),
                            row.getColumn("raised_at", OffsetDateTime.class).toInstant());
                    return open;
                }));
    }

    /** The latest alarms of a model, newest first. */
    List<DriftAlarm> newestFirst(String model, LongPredicate pictured) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM drift_alarm WHERE model = ? ORDER BY id DESC FETCH FIRST "
                        + ModelDrift.MAXIMUM_TOLD + " ROWS ONLY")
                .bind(0, model)
                .map((row, context) -> alarm(row, pictured))
                .list());
    }

    boolean isOf(String model, long id) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM drift_alarm WHERE id = ? AND model = ?")
                                .bind(0, id)
                                .bind(1, model)
                                .mapTo(Long.class)
                                .one()
                        == 1);
    }

    private static DriftAlarm alarm(ResultSet row, LongPredicate pictured) throws SQLException {
        long id = row.getLong("id");
        return new DriftAlarm(
                id,
                row.getString("feed"),
                row.getString("model"),
                row.getString("version"),
                new DriftAlarm.Finding(
                        DriftQuantity.valueOf(row.getString("quantity")),
                        row.getDouble("psi"),
                        row.getDouble("alarm_level"),
                        row.getDouble("baseline_value"),
                        row.getDouble("current_value")),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                pictured.test(id));
    }
}

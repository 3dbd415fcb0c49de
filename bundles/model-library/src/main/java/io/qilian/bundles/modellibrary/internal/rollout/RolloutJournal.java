package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rollouts in the database. Thread-safe. */
public final class RolloutJournal {

    private static final int MAXIMUM_VERDICT = 500;
    private static final String COLUMNS =
            "id, model, alias, from_version, to_version, stage, started_at, started_by, reason, ended_at, verdict";

    private final Jdbi database;

    /**
     * The journal of a library.
     *
     * @param database with the tables of this capability
     */
    public RolloutJournal(Jdbi database) {
        this.database = database;
    }

    /** Ends what was under way when the process ended. */
    void interrupt(Instant now) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE rollout SET verdict = 'The process ended in stage ' || stage, stage = ?, ended_at = ?"
                                + " WHERE ended_at IS NULL")
                .bind(0, RolloutStage.INTERRUPTED.name())
                .bind(1, now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Writes a rollout down that begins; gives its number. */
    long begin(String model, String alias, String from, String to, Instant at, Change change) {
        return database.inTransaction(handle -> handle.createUpdate(
                        "INSERT INTO rollout (model, alias, from_version, to_version, stage, started_at, started_by,"
                                + " reason, verdict) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')")
                .bind(0, model)
                .bind(1, alias)
                .bind(2, from)
                .bind(3, to)
                .bind(4, RolloutStage.SHADOW.name())
                .bind(5, at.atOffset(ZoneOffset.UTC))
                .bind(6, change.by())
                .bind(7, change.reason())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    void write(long id, RolloutStage stage, Optional<Instant> endedAt, String verdict) {
        database.useTransaction(
                handle -> handle.createUpdate("UPDATE rollout SET stage = ?, ended_at = ?, verdict = ? WHERE id = ?")
                        .bind(0, stage.name())
                        .bind(1, endedAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                        .bind(2, cut(verdict))
                        .bind(3, id)
                        .execute());
    }

    /** As much of a text as a row holds. */
    static String cut(String text) {
        return text.length() <= MAXIMUM_VERDICT ? text : text.substring(0, MAXIMUM_VERDICT - 1) + "…";
    }

    Optional<Rollout> find(long id) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM rollout WHERE id = ?")
                .bind(0, id)
                .map(RolloutJournal::rollout)
                .findOne());
    }

    List<Rollout> newestFirst(String model) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM rollout WHERE model = ? ORDER BY id DESC FETCH FIRST " + ModelRollouts.MAXIMUM_HISTORY
                        + " ROWS ONLY")
                .bind(0, model)
                .map(RolloutJournal::rollout)
                .list());
    }

    private static Rollout rollout(ResultSet row, StatementContext context) throws SQLException {
        return new Rollout(
                row.getLong("id"),
                row.getString("model"),
                row.getString("alias"),
                row.getString("from_version"),
                row.getString("to_version"),
                RolloutStage.valueOf(row.getString("stage")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                new Change(row.getString("started_by"), row.getString("reason")),
                Optional.empty(),
                row.getString("verdict"));
    }
}

package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tables of alerts. Every method runs in the transaction of its handle. */
final class AlertTable {

    private static final int LONGEST_HISTORY = 1_000;
    private static final String NUMBER = "number";
    private static final String STATE = "state";
    private static final String SEVERITY = "severity";
    private static final String CHANGED_AT = "changed_at";
    private static final String CHANGED_BY = "changed_by";
    private static final String COMMENT = "comment";
    private static final String SEQUENCE = "sequence";

    private AlertTable() {}

    static long progress(Handle handle) {
        return handle.createQuery("SELECT sequence FROM alert_progress")
                .mapTo(Long.class)
                .one();
    }

    static void progress(Handle handle, long sequence) {
        handle.execute("UPDATE alert_progress SET sequence = ?", sequence);
    }

    static Optional<AlertRow> row(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM alert WHERE number = ?")
                .bind(0, number)
                .map((row, context) -> row(row))
                .findFirst();
    }

    static Optional<AlertRow> ofEvent(Handle handle, String event) {
        return handle.createQuery("SELECT a.* FROM alert a JOIN alert_event e ON e.alert = a.number WHERE e.event = ?")
                .bind(0, event)
                .map((row, context) -> row(row))
                .findFirst();
    }

    /** The latest alert about the same. */
    static Optional<AlertRow> latest(Handle handle, Event event, String subject) {
        return handle.createQuery("SELECT * FROM alert WHERE scene = ? AND type = ? AND feed = ? AND subject = ?"
                        + " ORDER BY number DESC LIMIT 1")
                .bind(0, event.scene())
                .bind(1, event.type())
                .bind(2, event.feed())
                .bind(3, subject)
                .map((row, context) -> row(row))
                .findFirst();
    }

    /** The latest alert of the same type that is not resolved, whatever it is about. */
    static Optional<AlertRow> latestUnresolved(Handle handle, Event event) {
        return handle.createQuery("SELECT * FROM alert WHERE scene = ? AND type = ? AND state <> 'RESOLVED'"
                        + " ORDER BY number DESC LIMIT 1")
                .bind(0, event.scene())
                .bind(1, event.type())
                .map((row, context) -> row(row))
                .findFirst();
    }

    static int unresolved(Handle handle, String scene) {
        return handle.createQuery("SELECT COUNT(*) FROM alert WHERE scene = ? AND state <> 'RESOLVED'")
                .bind(0, scene)
                .mapTo(Integer.class)
                .one();
    }

    static long open(Handle handle, Event event, String subject, AlertRule rule, Instant now) {
        return handle.createUpdate("INSERT INTO alert (scene, feed, type, subject, severity, state, opened_at, last_at,"
                        + " findings, ongoing, first_event, last_event, changed_at, changed_by, comment, dedupe_ms,"
                        + " resolve_at_end, resolve_after_ms, touched_at)"
                        + " VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?, 0, 0, ?, ?, ?, '', '', ?, ?, ?, ?)")
                .bind(0, event.scene())
                .bind(1, event.feed())
                .bind(2, event.type())
                .bind(3, subject)
                .bind(4, rule.severity().name())
                .bind(5, time(event.startedAt()))
                .bind(6, time(event.observedAt()))
                .bind(7, event.id())
                .bind(8, event.id())
                .bind(9, time(now))
                .bind(10, rule.dedupe().toMillis())
                .bind(11, rule.resolveAtEnd())
                .bind(12, rule.resolveAfter().map(Duration::toMillis).orElse(0L))
                .bind(13, time(now))
                .executeAndReturnGeneratedKeys(NUMBER)
                .mapTo(Long.class)
                .one();
    }

    /** Lets an event belong to an alert from now on. */
    static void join(Handle handle, long number, Event event, boolean lasts) {
        handle.execute("INSERT INTO alert_event (event, alert, ended) VALUES (?, ?, ?)", event.id(), number, !lasts);
        handle.execute(
                "UPDATE alert SET findings = findings + 1, ongoing = ongoing + ?, last_event = ? WHERE number = ?",
                lasts ? 1 : 0,
                event.id(),
                number);
    }

    /** An event of the alert was told of once more. */
    static void touch(Handle handle, long number, Instant observedAt, Instant now) {
        handle.execute(
                "UPDATE alert SET last_at = CASE WHEN last_at < ? THEN ? ELSE last_at END, touched_at = ? WHERE number = ?",
                time(observedAt),
                time(observedAt),
                time(now),
                number);
    }

    /** Ends an event of the alert, unless it has ended already. */
    static void end(Handle handle, long number, String event) {
        int ended = handle.execute("UPDATE alert_event SET ended = TRUE WHERE event = ? AND NOT ended", event);
        handle.execute("UPDATE alert SET ongoing = ongoing - ? WHERE number = ?", ended, number);
    }

    static void rule(Handle handle, long number, AlertRule rule) {
        handle.execute(
                "UPDATE alert SET severity = ?, dedupe_ms = ?, resolve_at_end = ?, resolve_after_ms = ? WHERE number = ?",
                rule.severity().name(),
                rule.dedupe().toMillis(),
                rule.resolveAtEnd(),
                rule.resolveAfter().map(Duration::toMillis).orElse(0L),
                number);
    }

    /** Writes where an alert stands now, and the step that led there. */
    static AlertChange change(Handle handle, long number, AlertState state, Instant now, String by, String comment) {
        handle.execute(
                "UPDATE alert SET state = ?, changed_at = ?, changed_by = ?, comment = ? WHERE number = ?",
                state.name(),
                time(now),
                by,
                comment,
                number);
        AlertSeverity severity = row(handle, number).orElseThrow().alert().severity();
        long sequence = handle.createUpdate("INSERT INTO alert_change (alert, changed_at, state, severity, changed_by,"
                        + " comment) VALUES (?, ?, ?, ?, ?, ?)")
                .bind(0, number)
                .bind(1, time(now))
                .bind(2, state.name())
                .bind(3, severity.name())
                .bind(4, by)
                .bind(5, comment)
                .executeAndReturnGeneratedKeys(SEQUENCE)
                .mapTo(Long.class)
                .one();
        return new AlertChange(sequence, number, now, state, severity, someone(by), comment);
    }

    /** Alerts of which nothing more was found for as long as their rules say. */
    static List<Long> quiet(Handle handle, Instant now, int limit) {
        return handle
                .createQuery("SELECT number, touched_at, resolve_after_ms FROM alert WHERE state <> 'RESOLVED' AND"
                        + " resolve_after_ms > 0 ORDER BY number")
                .map((row, context) -> instant(row, "touched_at")
                                .plusMillis(row.getLong("resolve_after_ms"))
                                .isAfter(now)
                        ? Optional.<Long>empty()
                        : Optional.of(row.getLong(NUMBER)))
                .stream()
                .flatMap(Optional::stream)
                .limit(limit)
                .toList();
    }

    static List<Alert> find(Handle handle, AlertQuery query) {
        return handle.createQuery("SELECT * FROM alert WHERE state IN (<states>)"
                        + (query.scene().isPresent() ? " AND scene = :scene" : "")
                        + " ORDER BY number DESC LIMIT :limit")
                .bindList("states", query.states().stream().map(Enum::name).toList())
                .bindMap(query.scene().map(scene -> Map.of("scene", scene)).orElse(Map.of()))
                .bind("limit", query.limit())
                .map((row, context) -> row(row).alert())
                .list();
    }

    static List<AlertChange> history(Handle handle, long number) {
        List<AlertChange> latest = handle.createQuery(
                        "SELECT * FROM alert_change WHERE alert = ? ORDER BY sequence DESC LIMIT " + LONGEST_HISTORY)
                .bind(0, number)
                .map((row, context) -> change(row))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(latest);
        return latest;
    }

    static List<AlertChange> changes(Handle handle, long after, int limit) {
        return handle.createQuery("SELECT * FROM alert_change WHERE sequence > ? ORDER BY sequence LIMIT ?")
                .bind(0, after)
                .bind(1, limit)
                .map((row, context) -> change(row))
                .list();
    }

    static long latestChange(Handle handle) {
        return handle.createQuery("SELECT COALESCE(MAX(sequence), 0) FROM alert_change")
                .mapTo(Long.class)
                .one();
    }

    /** Forgets alerts that were resolved long ago, with all that belongs to them. */
    static int forget(Handle handle, Instant before) {
        String old = "(SELECT number FROM alert WHERE state = 'RESOLVED' AND changed_at < ?)";
        OffsetDateTime limit = time(before);
        handle.execute("DELETE FROM alert_event WHERE alert IN " + old, limit);
        handle.execute("DELETE FROM alert_change WHERE alert IN " + old, limit);
        return handle.execute("DELETE FROM alert WHERE state = 'RESOLVED' AND changed_at < ?", limit);
    }

    private static AlertRow row(ResultSet row) throws SQLException {
        Alert alert = new Alert(
                row.getLong(NUMBER),
                row.getString("scene"),
                row.getString("feed"),
                row.getString("type"),
                row.getString("subject"),
                AlertSeverity.valueOf(row.getString(SEVERITY)),
                AlertState.valueOf(row.getString(STATE)),
                instant(row, "opened_at"),
                instant(row, "last_at"),
                row.getInt("findings"),
                row.getInt("ongoing"),
                row.getString("first_event"),
                row.getString("last_event"),
                instant(row, CHANGED_AT),
                someone(row.getString(CHANGED_BY)),
                row.getString(COMMENT));
        return new AlertRow(alert, Duration.ofMillis(row.getLong("dedupe_ms")), row.getBoolean("resolve_at_end"));
    }

    private static AlertChange change(ResultSet row) throws SQLException {
        return new AlertChange(
                row.getLong(SEQUENCE),
                row.getLong("alert"),
                instant(row, CHANGED_AT),
                AlertState.valueOf(row.getString(STATE)),
                AlertSeverity.valueOf(row.getString(SEVERITY)),
                someone(row.getString(CHANGED_BY)),
                row.getString(COMMENT));
    }

    private static Optional<String> someone(String by) {
        return Optional.of(by).filter(name -> !name.isEmpty());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

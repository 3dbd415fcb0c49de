package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.api.alert.AlertCondition;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.jdbcx.JdbcConnectionPool;

/** The book of alerts on a database file, opened as the platform opens it, and a scene that tells events. */
final class AlertStage implements AutoCloseable {

    static final String STOPPED = "traffic.stopped";
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    final ManualClock clock = new ManualClock(NOON);
    final AlertBook book;
    private final JdbcConnectionPool database;
    private long sequence;

    AlertStage(Path folder) {
        database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        book = new AlertBook(new MigratingStore(database).open("alerts", AlertBook.class.getClassLoader()), clock);
        sequence = book.progress();
    }

    static AlertRule rule(AlertSeverity severity, AlertCondition... where) {
        return new AlertRule(
                STOPPED, severity, List.of(where), List.of("zone"), Duration.ofMinutes(5), true, Optional.empty());
    }

    static AlertRule manual(AlertRule rule) {
        return new AlertRule(
                rule.event(), rule.severity(), rule.where(), rule.by(), rule.dedupe(), false, rule.resolveAfter());
    }

    static AlertRule resolvingAfter(Duration quiet, AlertRule rule) {
        return new AlertRule(
                rule.event(),
                rule.severity(),
                rule.where(),
                rule.by(),
                rule.dedupe(),
                rule.resolveAtEnd(),
                Optional.of(quiet));
    }

    static AlertCondition standingAtLeast(double seconds) {
        return new AlertCondition("standingSeconds", List.of(), Optional.of(seconds), Optional.empty());
    }

    /** A vehicle that stands in a zone; its event goes by the vehicle's name. */
    static Event stopped(String vehicle, String zone, EventPhase phase, int atSeconds, int standingSeconds) {
        Instant at = NOON.plusSeconds(atSeconds);
        return new Event(
                String.format("%32s", vehicle).replace(' ', '0'),
                phase == EventPhase.NEW ? 0 : atSeconds,
                STOPPED,
                phase,
                "east-gate",
                "traffic:1.0.0",
                "gate-camera",
                "run",
                vehicle,
                at.minusSeconds(standingSeconds),
                phase == EventPhase.END ? Optional.of(at) : Optional.empty(),
                at,
                at,
                Optional.empty(),
                Map.of("zone", Value.of(zone), "standingSeconds", Value.of(standingSeconds)),
                "trace");
    }

    static Event begins(String vehicle, String zone, int atSeconds) {
        return stopped(vehicle, zone, EventPhase.NEW, atSeconds, 30);
    }

    static Event goesOn(String vehicle, String zone, int atSeconds, int standingSeconds) {
        return stopped(vehicle, zone, EventPhase.UPDATE, atSeconds, standingSeconds);
    }

    static Event ends(String vehicle, String zone, int atSeconds) {
        return stopped(vehicle, zone, EventPhase.END, atSeconds, 60);
    }

    /** Stores events in the log and lets the book take them. */
    void tell(List<AlertRule> rules, Event... events) {
        book.take(List.of(events).stream().map(this::stored).toList(), scene -> rules);
    }

    StoredEvent stored(Event event) {
        sequence++;
        return new StoredEvent(sequence, event);
    }

    List<Alert> alerts() {
        return book.find(new AlertQuery(Optional.empty(), Set.of(AlertState.values()), 100));
    }

    Alert only() {
        List<Alert> all = alerts();
        if (all.size() != 1) {
            throw new AssertionError("expected one alert, got " + all);
        }
        return all.get(0);
    }

    List<AlertState> steps() {
        return book.changes(0, 100).stream().map(AlertChange::state).toList();
    }

    @Override
    public void close() {
        database.dispose();
    }
}

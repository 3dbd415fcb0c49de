package io.qilian.bundles.rest.internal;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.alerts.api.Alerts;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Alerts in memory. */
final class KeptAlerts implements Alerts {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final Map<Long, Alert> alerts = new ConcurrentHashMap<>();
    private final List<AlertChange> changes = new CopyOnWriteArrayList<>();
    private final List<Consumer<AlertChange>> followers = new CopyOnWriteArrayList<>();

    void add(String scene, AlertState state) {
        put(alerts.size() + 1L, scene, state, Optional.empty(), "");
    }

    private Alert put(long number, String scene, AlertState state, Optional<String> by, String comment) {
        Alert alert = new Alert(
                number,
                scene,
                "camera",
                "traffic.stopped",
                "zone=bus-stop",
                AlertSeverity.MAJOR,
                state,
                NOON,
                NOON,
                1,
                1,
                "0a",
                "0a",
                NOON,
                by,
                comment);
        alerts.put(number, alert);
        AlertChange change =
                new AlertChange(changes.size() + 1L, number, NOON, state, AlertSeverity.MAJOR, by, comment);
        changes.add(change);
        followers.forEach(follower -> follower.accept(change));
        return alert;
    }

    @Override
    public List<Alert> find(AlertQuery query) {
        return alerts.values().stream()
                .filter(alert -> query.states().contains(alert.state()))
                .filter(alert -> query.scene().stream().allMatch(alert.scene()::equals))
                .sorted(Comparator.comparing(Alert::number).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public Alert alert(long number) {
        return Optional.ofNullable(alerts.get(number))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "alert.unknown", ProblemKind.INPUT, "There is no such alert", "" + number, "Name another")));
    }

    @Override
    public List<AlertChange> history(long number) {
        return changes.stream().filter(change -> change.alert() == number).toList();
    }

    @Override
    public List<AlertChange> changes(long after, int limit) {
        return changes.stream()
                .filter(change -> change.sequence() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public long latestChange() {
        return changes.size();
    }

    @Override
    public AutoCloseable follow(Consumer<AlertChange> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    @Override
    public Alert acknowledge(long number, String by, String comment) {
        return put(number, alert(number).scene(), AlertState.ACKNOWLEDGED, Optional.of(by), comment);
    }

    @Override
    public Alert resolve(long number, String by, String comment) {
        return put(number, alert(number).scene(), AlertState.RESOLVED, Optional.of(by), comment);
    }
}

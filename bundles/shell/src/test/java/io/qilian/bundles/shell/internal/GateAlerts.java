package io.qilian.bundles.shell.internal;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A service of one alert, which somebody sees to. */
final class GateAlerts implements Alerts {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    final List<String> calls = new ArrayList<>();

    @Override
    public List<Alert> find(AlertQuery query) {
        calls.add("find " + query.scene() + " " + query.states().size() + " " + query.limit());
        return List.of(alert(17));
    }

    @Override
    public Alert alert(long number) {
        if (number != 17) {
            throw new ProblemException(Problem.of(
                    "alert.unknown", ProblemKind.INPUT, "There is no such alert", "" + number, "Name another"));
        }
        return new Alert(
                17,
                "gate",
                "camera",
                "traffic.stopped",
                "zone=bus-stop",
                AlertSeverity.MAJOR,
                AlertState.ACKNOWLEDGED,
                NOON,
                NOON.plusSeconds(60),
                3,
                1,
                "0a",
                "0b",
                NOON.plusSeconds(30),
                Optional.of("li"),
                "on my way");
    }

    @Override
    public List<AlertChange> history(long number) {
        return List.of(
                new AlertChange(1, 17, NOON, AlertState.OPEN, AlertSeverity.MAJOR, Optional.empty(), ""),
                new AlertChange(
                        2,
                        17,
                        NOON.plusSeconds(30),
                        AlertState.ACKNOWLEDGED,
                        AlertSeverity.MAJOR,
                        Optional.of("li"),
                        "on my way"));
    }

    @Override
    public List<AlertChange> changes(long after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long latestChange() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AutoCloseable follow(Consumer<AlertChange> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Alert acknowledge(long number, String by, String comment) {
        calls.add("acknowledge " + by + " " + comment);
        return alert(number);
    }

    @Override
    public Alert resolve(long number, String by, String comment) {
        calls.add("resolve " + by + " " + comment);
        return alert(number);
    }
}

package io.qilian.kernel.alerts.api;

import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One step in the life of an alert. Immutable.
 *
 * @param sequence place among all changes, counting up; there may be gaps
 * @param alert number of the alert
 * @param at when, by the clock of this machine
 * @param state where the alert stood then
 * @param severity how much it mattered then
 * @param by who did it; empty if the platform did
 * @param comment what they said, or why the platform did
 */
public record AlertChange(
        long sequence,
        long alert,
        Instant at,
        AlertState state,
        AlertSeverity severity,
        Optional<String> by,
        String comment) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public AlertChange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(comment, "comment");
    }
}

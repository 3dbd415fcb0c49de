package io.qilian.kernel.alerts.api;

import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An alert as it stands. Immutable.
 *
 * @param number what people call it; counting up, with gaps
 * @param scene name of the scene
 * @param feed the feed that it was found on
 * @param type type of its events
 * @param subject what it is about, by the attributes that the rule names, such as {@code zone=bus-stop}; may be empty
 * @param severity how much it matters
 * @param state where it stands
 * @param openedAt when the first of its events began, in capture time
 * @param lastAt when it was found last, in capture time
 * @param findings events that belong to it
 * @param ongoing events of these that last
 * @param firstEvent id of the first event
 * @param lastEvent id of the last event
 * @param changedAt when its state or severity last changed, by the clock of this machine
 * @param changedBy who changed it; empty if the platform did
 * @param comment what they said, or why the platform did
 */
public record Alert(
        long number,
        String scene,
        String feed,
        String type,
        String subject,
        AlertSeverity severity,
        AlertState state,
        Instant openedAt,
        Instant lastAt,
        int findings,
        int ongoing,
        String firstEvent,
        String lastEvent,
        Instant changedAt,
        Optional<String> changedBy,
        String comment) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Alert {
        Objects.requireNonNull(scene, "scene");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(lastAt, "lastAt");
        Objects.requireNonNull(firstEvent, "firstEvent");
        Objects.requireNonNull(lastEvent, "lastEvent");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(changedBy, "changedBy");
        Objects.requireNonNull(comment, "comment");
    }
}

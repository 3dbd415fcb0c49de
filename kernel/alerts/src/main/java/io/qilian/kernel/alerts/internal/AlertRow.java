package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.alerts.api.Alert;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert with what its rule said when it was opened or raised.
 *
 * @param alert the alert
 * @param dedupe how long after the last finding the next one belongs to it
 * @param resolveAtEnd whether it is resolved when its events have ended
 */
record AlertRow(Alert alert, Duration dedupe, boolean resolveAtEnd) {

    /** Whether a finding at that time is still the same matter. */
    boolean covers(Instant observedAt) {
        return alert.ongoing() > 0 || !observedAt.isAfter(alert.lastAt().plus(dedupe));
    }
}

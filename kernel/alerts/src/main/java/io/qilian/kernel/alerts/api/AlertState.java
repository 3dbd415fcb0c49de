package io.qilian.kernel.alerts.api;

/** Where an alert stands. */
public enum AlertState {
    /** Nobody has looked at it. */
    OPEN,
    /** Somebody sees to it. */
    ACKNOWLEDGED,
    /** It is done with, by a person or because what was found is over. */
    RESOLVED
}

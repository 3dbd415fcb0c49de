package io.qilian.kernel.scenes.api.alert;

/** How much an alert matters, the least first; after the perceived severities of ITU-T X.733, section 8.1.2.3. */
public enum AlertSeverity {
    /** To be looked at when there is time. */
    WARNING,
    /** To be looked at today. */
    MINOR,
    /** To be looked at now. */
    MAJOR,
    /** Somebody may come to harm. */
    CRITICAL
}

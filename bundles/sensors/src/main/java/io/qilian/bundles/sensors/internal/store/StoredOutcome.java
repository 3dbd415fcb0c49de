package io.qilian.bundles.sensors.internal.store;

/** What the database made of a reading. */
public enum StoredOutcome {
    /** It is there now. */
    STORED,
    /** It was there already, with the same value. */
    DUPLICATE,
    /** Another value was there for the same time, and stays. */
    CONFLICT,
    /** It is of a series that cannot be added, since there are too many. */
    NO_ROOM
}

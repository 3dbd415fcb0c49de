package io.qilian.kernel.api.event;

/** Where an event stands in its life. */
public enum EventPhase {
    /** The first record of the event. If it has an end already, the event is over: it took no time. */
    NEW,
    /** The event goes on and something about it has changed. */
    UPDATE,
    /** The last record of the event. */
    END
}

package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.event.Event;
import java.util.Objects;

/**
 * A record of an event with its place in the log.
 *
 * @param sequence place in the log, counting up; there may be gaps
 * @param event the record
 */
public record StoredEvent(long sequence, Event event) {

    /**
     * Checks that the record is there.
     *
     * @throws NullPointerException if it is null
     */
    public StoredEvent {
        Objects.requireNonNull(event, "event");
    }
}

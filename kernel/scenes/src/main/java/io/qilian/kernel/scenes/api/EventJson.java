package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.internal.event.EventReader;
import io.qilian.kernel.scenes.internal.event.EventWriter;

/**
 * Events as JSON: one line each, keys in a fixed order, attributes in the order of their names, times in ISO 8601 with
 * UTC. The same event always gives the same bytes.
 */
public final class EventJson {

    private EventJson() {}

    /**
     * Writes an event.
     *
     * @param event the event
     * @return one line without its end
     * @throws IllegalArgumentException if its attributes are nested too deeply, or a number is too large
     */
    public static String write(Event event) {
        return EventWriter.write(event);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param json the line
     * @return the event
     * @throws IllegalArgumentException if it is not an event
     */
    public static Event read(String json) {
        return EventReader.read(json);
    }
}

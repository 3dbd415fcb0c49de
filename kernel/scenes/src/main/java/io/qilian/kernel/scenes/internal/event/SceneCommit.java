package io.qilian.kernel.scenes.internal.event;

import io.qilian.kernel.api.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one call of a scene's handler told, stored as a whole or not at all.
 *
 * @param scene name of the scene
 * @param events the records
 * @param state what was written; empty for what was forgotten
 * @param clearState whether everything remembered before is forgotten first
 */
public record SceneCommit(String scene, List<Event> events, Map<String, Optional<String>> state, boolean clearState) {

    /** Copies the collections. */
    public SceneCommit {
        events = List.copyOf(events);
        state = Map.copyOf(state);
    }

    /**
     * Whether there is nothing to store.
     *
     * @return true if it is empty
     */
    public boolean empty() {
        return events.isEmpty() && state.isEmpty() && !clearState;
    }
}

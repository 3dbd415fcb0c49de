package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.internal.event.SceneCommit;
import io.qilian.kernel.scenes.internal.event.SceneStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what scenes tell and remember in memory. */
public final class MemoryStore implements SceneStore {

    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, Map<String, String>> states = new HashMap<>();

    /** Keys of the events of a scene, in order. */
    public synchronized List<String> keys(String scene) {
        return events.stream()
                .map(StoredEvent::event)
                .filter(event -> event.scene().equals(scene))
                .map(Event::key)
                .toList();
    }

    @Override
    public synchronized List<StoredEvent> commit(SceneCommit commit) {
        Map<String, String> state = states.computeIfAbsent(commit.scene(), scene -> new HashMap<>());
        if (commit.clearState()) {
            state.clear();
        }
        commit.state()
                .forEach((key, value) ->
                        value.ifPresentOrElse(content -> state.put(key, content), () -> state.remove(key)));
        List<StoredEvent> added = new ArrayList<>();
        commit.events().forEach(event -> added.add(new StoredEvent(events.size() + added.size() + 1L, event)));
        events.addAll(added);
        return added;
    }

    @Override
    public synchronized int lastRevision(String id) {
        return events.stream()
                .map(StoredEvent::event)
                .filter(event -> event.id().equals(id))
                .mapToInt(Event::revision)
                .max()
                .orElse(0);
    }

    @Override
    public synchronized Map<String, String> state(String scene) {
        return Map.copyOf(states.getOrDefault(scene, Map.of()));
    }
}

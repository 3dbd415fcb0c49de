package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.scenario.SceneState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a scene remembers, with the changes that have not been committed yet. Used on the scene's thread. */
final class SceneMemory implements SceneState {

    private static final int MAXIMUM_KEY_LENGTH = 100;

    private final String scene;
    private final Map<String, String> committed = new HashMap<>();
    private final Map<String, Optional<String>> changes = new HashMap<>();

    SceneMemory(String scene) {
        this.scene = scene;
    }

    void load(Map<String, String> state) {
        committed.clear();
        changes.clear();
        committed.putAll(state);
    }

    boolean remembers() {
        return !committed.isEmpty();
    }

    @Override
    public Optional<String> get(String key) {
        Optional<String> changed = changes.get(key);
        return changed != null ? changed : Optional.ofNullable(committed.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (key.isEmpty() || key.length() > MAXIMUM_KEY_LENGTH || value.length() > MAXIMUM_VALUE_LENGTH) {
            throw SceneProblems.bound(
                    scene,
                    "What is to be remembered is too long",
                    "a key of 1 to " + MAXIMUM_KEY_LENGTH + " and a value of at most " + MAXIMUM_VALUE_LENGTH
                            + " characters",
                    key.length() + " and " + value.length());
        }
        boolean added = get(key).isEmpty();
        if (added && size() >= MAXIMUM_KEYS) {
            throw SceneProblems.bound(
                    scene, "The scene remembers too much", "at most " + MAXIMUM_KEYS + " keys", key + " is one more");
        }
        changes.put(key, Optional.of(value));
    }

    private long size() {
        long added = changes.entrySet().stream()
                .filter(change -> change.getValue().isPresent() && !committed.containsKey(change.getKey()))
                .count();
        long removed = changes.entrySet().stream()
                .filter(change -> change.getValue().isEmpty() && committed.containsKey(change.getKey()))
                .count();
        return committed.size() + added - removed;
    }

    @Override
    public void remove(String key) {
        if (committed.containsKey(key)) {
            changes.put(key, Optional.empty());
        } else {
            changes.remove(key);
        }
    }

    Map<String, Optional<String>> changes() {
        return Map.copyOf(changes);
    }

    void committed() {
        changes.forEach((key, value) ->
                value.ifPresentOrElse(content -> committed.put(key, content), () -> committed.remove(key)));
        changes.clear();
    }

    void discard() {
        changes.clear();
    }
}

package io.qilian.bundles.camel.internal;

import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The scenes that take observations now. Thread-safe. */
final class SceneInboxes {

    private final Map<String, SceneInbox> byScene = new ConcurrentHashMap<>();

    void put(String scene, SceneInbox inbox) {
        byScene.put(scene, inbox);
    }

    void remove(String scene, SceneInbox inbox) {
        byScene.remove(scene, inbox);
    }

    Optional<SceneInbox> find(String scene) {
        return Optional.ofNullable(byScene.get(scene));
    }
}

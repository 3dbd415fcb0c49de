package io.qilian.kernel.scenes.api.pipeline;

import java.util.List;
import java.util.Objects;

/**
 * What a scene needs to see.
 *
 * @param scene name of the scene
 * @param feeds names of its feeds
 * @param models models that run on their frames
 * @param manual whether routes of an integrator bring the observations, so that none are to be made
 */
public record ScenePlan(String scene, List<String> feeds, List<PlannedModel> models, boolean manual) {

    /**
     * Checks that nothing is missing, and copies the lists.
     *
     * @throws NullPointerException if a part is null
     */
    public ScenePlan {
        Objects.requireNonNull(scene, "scene");
        feeds = List.copyOf(feeds);
        models = List.copyOf(models);
    }
}

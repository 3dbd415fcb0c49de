package io.qilian.kernel.scenes.api.pipeline;

import io.qilian.kernel.api.feed.FeedKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a scene needs to see.
 *
 * @param scene name of the scene
 * @param feeds names of its feeds
 * @param kinds what its feeds carry; a scene of both kinds names feeds of either
 * @param models models that run on their frames
 * @param manual whether routes of an integrator bring the observations, so that none are to be made
 */
public record ScenePlan(
        String scene, List<String> feeds, Set<FeedKind> kinds, List<PlannedModel> models, boolean manual) {

    /**
     * Checks that nothing is missing, and copies the collections.
     *
     * @throws NullPointerException if a part is null
     */
    public ScenePlan {
        Objects.requireNonNull(scene, "scene");
        feeds = List.copyOf(feeds);
        kinds = Set.copyOf(kinds);
        models = List.copyOf(models);
    }
}

package io.qilian.kernel.scenes.api.pipeline;

import io.qilian.kernel.api.model.ModelReference;
import java.util.Objects;

/**
 * A model that runs on the frames of a scene.
 *
 * @param use name of the use in the scenario's plan
 * @param model the model
 */
public record PlannedModel(String use, ModelReference model) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public PlannedModel {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(model, "model");
    }
}

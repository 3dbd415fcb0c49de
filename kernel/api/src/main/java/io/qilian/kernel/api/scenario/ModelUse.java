package io.qilian.kernel.api.scenario;

import io.qilian.kernel.api.model.ModelReference;
import java.util.Objects;
import java.util.Set;

/**
 * One line of a scenario's model plan.
 *
 * @param name how the scenario calls it, such as {@code vehicles}; unique within the plan
 * @param model the model that is used unless the operator names another one in the scene's file
 * @param trigger when it runs
 * @param labels the classes that the scenario wants; all of them if empty
 * @param minimumScore detections below are not handed on; 0 takes the threshold of the model's card
 * @param tracking whether objects are followed
 * @param minimumFps frames a second below which the results are not worth having: the scene is shown as starved; 0 if
 *     any rate will do
 */
public record ModelUse(
        String name,
        ModelReference model,
        ModelTrigger trigger,
        Set<String> labels,
        double minimumScore,
        Tracking tracking,
        double minimumFps) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public ModelUse {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(tracking, "tracking");
        labels = Set.copyOf(labels);
        if (!(minimumScore >= 0 && minimumScore <= 1)) {
            throw new IllegalArgumentException("minimumScore: expected 0 to 1, got " + minimumScore);
        }
        if (!(minimumFps >= 0 && minimumFps <= 1000)) {
            throw new IllegalArgumentException("minimumFps: expected 0 to 1000, got " + minimumFps);
        }
    }
}

package io.qilian.kernel.api.observation;

import io.qilian.kernel.api.geometry.Box;
import java.util.Objects;

/**
 * An object that a model found in one frame.
 *
 * @param label its class, a label of the model
 * @param score how sure the model is, 0 to 1
 * @param box where, in pixels of the frame
 */
public record Detection(String label, double score, Box box) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the score is not within 0 to 1
     */
    public Detection {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(box, "box");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: expected 0 to 1, got " + score);
        }
    }
}

package io.qilian.kernel.api.model;

import java.util.Objects;

/**
 * One class of a classification.
 *
 * @param label the class
 * @param score how sure the model is, 0 to 1 unless its card says otherwise
 */
public record Score(String label, double score) {

    /**
     * Checks that the label is there.
     *
     * @throws NullPointerException if the label is null
     */
    public Score {
        Objects.requireNonNull(label, "label");
    }
}

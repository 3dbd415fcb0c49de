package io.qilian.bundles.modellibrary.api;

import java.util.List;
import java.util.Objects;

/**
 * What an evaluation has found.
 *
 * @param evaluation what is kept of it
 * @param leftOut classes of the dataset that were not evaluated, since the model has none of that name or others were
 *     asked for
 * @param confusions what a classifier took for what, the most frequent first; empty for a detector
 */
public record EvaluationReport(Evaluation evaluation, List<String> leftOut, List<Confusion> confusions) {

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public EvaluationReport {
        Objects.requireNonNull(evaluation, "evaluation");
        leftOut = List.copyOf(leftOut);
        confusions = List.copyOf(confusions);
    }

    /**
     * A class that was taken for another one.
     *
     * @param label the class that it is
     * @param answer the class that it was taken for
     * @param pictures how often
     */
    public record Confusion(String label, String answer, long pictures) {
        /**
         * Checks that nothing is missing.
         *
         * @throws NullPointerException if a part is null
         */
        public Confusion {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(answer, "answer");
        }
    }
}

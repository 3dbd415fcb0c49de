package io.qilian.bundles.modellibrary.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is evaluated, and how answers are judged.
 *
 * @param dataset the pictures
 * @param classes which classes; empty for all that both the dataset and the model have
 * @param merged classes that count as one
 * @param iou overlap from which a box is found, 0.05 to 0.95
 * @param score least score of an answer, 0.001 to 1; the card's own does not matter. A curve needs low scores
 */
public record EvaluationRequest(
        DatasetRequest dataset, List<String> classes, List<Merged> merged, double iou, double score) {

    /** Longest {@link #settings()} in characters. */
    public static final int MOST_SETTINGS = 2000;

    /**
     * Classes that count as one, of the dataset and of the model alike. Of answers that overlap more than the model's card
     * allows within a class, the best is kept.
     *
     * @param name what they are called together, at most 100 characters; a class that is called so already counts as well
     * @param classes the classes
     */
    public record Merged(String name, List<String> classes) {

        /**
         * Checks and copies the parts.
         *
         * @throws IllegalArgumentException if there is no name or no class
         */
        public Merged {
            classes = List.copyOf(classes);
            if (name.isBlank() || name.length() > 100 || classes.isEmpty()) {
                throw new IllegalArgumentException(
                        "merge: expected NAME=CLASS+CLASS with a name of at most 100 characters, got " + name + "="
                                + classes);
            }
        }
    }

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public EvaluationRequest {
        Objects.requireNonNull(dataset, "dataset");
        classes = List.copyOf(classes);
        merged = List.copyOf(merged);
        if (!(iou >= 0.05 && iou <= 0.95)) {
            throw new IllegalArgumentException("iou: expected 0.05 to 0.95, got " + iou);
        }
        if (!(score >= 0.001 && score <= 1)) {
            throw new IllegalArgumentException("score: expected 0.001 to 1, got " + score);
        }
    }

    /**
     * What makes two results comparable, besides the dataset.
     *
     * @return such as {@code score 0.01, pictures gate_*, merged vehicle=car+bus}
     */
    public String settings() {
        StringBuilder text = new StringBuilder("score " + score);
        if (!dataset.pictures().equals("*")) {
            text.append(", pictures ").append(dataset.pictures());
        }
        if (!classes.isEmpty()) {
            text.append(", classes ").append(String.join("+", classes));
        }
        if (!merged.isEmpty()) {
            text.append(merged.stream()
                    .map(one -> one.name() + "=" + String.join("+", one.classes()))
                    .collect(Collectors.joining(" ", ", merged ", "")));
        }
        return text.toString();
    }
}

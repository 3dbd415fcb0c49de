package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelVersion;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How well a version answered a set of labelled pictures, as it is kept.
 *
 * @param version which version, with the digest of its file
 * @param dataset the pictures
 * @param settings how answers were judged, see {@link EvaluationRequest#settings()}
 * @param iou overlap from which a box was found
 * @param overall the figures of all classes together: for a detector the mean of the classes that have objects, for a
 *     classifier the share of right answers
 * @param classes the figures by class, in the order of the dataset
 * @param evaluatedAt when
 * @param by who asked for it
 */
public record Evaluation(
        ModelVersion version,
        Dataset dataset,
        String settings,
        double iou,
        ClassFigures overall,
        List<ClassFigures> classes,
        Instant evaluatedAt,
        String by) {

    /** What is measured; each is from 0 to 1. */
    public enum Measure {
        /** Average precision at the IoU that was asked for, over all points of the curve, as PASCAL VOC since 2010. */
        AP_ALL_POINTS,
        /** Average precision at the same IoU, over 101 recalls, as COCO. */
        AP_101_POINTS,
        /** The mean of the average precisions at the IoUs 0.50, 0.55 to 0.95, over 101 recalls, as COCO. */
        AP_COCO,
        /** Share of the answers that are right. */
        ACCURACY,
        /** Share of the objects that are found. */
        RECALL,
        /** Share of the answers with this class that are right. */
        PRECISION
    }

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public Evaluation {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(overall, "overall");
        classes = List.copyOf(classes);
        Objects.requireNonNull(evaluatedAt, "evaluatedAt");
        Objects.requireNonNull(by, "by");
    }

    /**
     * The pictures of an evaluation.
     *
     * @param name name of the folder
     * @param digest SHA-256 over a line {@code SHA-256, two spaces, name} for each file, as {@code sha256sum} prints it,
     *     in hexadecimal
     * @param pictures how many
     */
    public record Dataset(String name, String digest, int pictures) {
        /**
         * Checks that nothing is missing.
         *
         * @throws NullPointerException if a part is null
         */
        public Dataset {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(digest, "digest");
        }
    }

    /**
     * The figures of one class.
     *
     * @param label the class; empty for all together
     * @param objects objects of the class that are labelled
     * @param figures what was measured
     */
    public record ClassFigures(String label, long objects, Map<Measure, Double> figures) {
        /**
         * Checks and copies the parts.
         *
         * @throws NullPointerException if a part is null
         */
        public ClassFigures {
            Objects.requireNonNull(label, "label");
            Map<Measure, Double> ordered = new EnumMap<>(Measure.class);
            ordered.putAll(figures);
            figures = Collections.unmodifiableMap(ordered);
        }
    }
}

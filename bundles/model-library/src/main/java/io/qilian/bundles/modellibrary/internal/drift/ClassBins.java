package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.kernel.api.observation.Detection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which class is counted in which bin: the first ones that are seen have one each, all others share the last. For one
 * thread at a time.
 */
final class ClassBins {

    private static final int OTHERS = Histograms.CLASS_BINS - 1;
    private static final int MAXIMUM_LABEL = 255;

    private final Map<String, Integer> bins = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    /** @param known the labels of an earlier baseline, in its order */
    ClassBins(List<String> known) {
        known.forEach(this::bin);
    }

    /** Counts what was found in one frame. */
    void count(List<Detection> found, Histograms into) {
        double[] scores = into.of(DriftQuantity.SCORES);
        double[] classes = into.of(DriftQuantity.CLASSES);
        for (Detection detection : found) {
            scores[Math.min(Histograms.SCORE_BINS - 1, (int) (detection.score() * Histograms.SCORE_BINS))]++;
            classes[bin(detection.label())]++;
        }
        into.countFrame(found.size());
    }

    private int bin(String label) {
        Integer known = bins.get(label);
        if (known != null) {
            return known;
        }
        if (labels.size() == OTHERS || label.length() > MAXIMUM_LABEL) {
            return OTHERS;
        }
        bins.put(label, labels.size());
        labels.add(label);
        return labels.size() - 1;
    }

    /** The labels in the order of their bins. */
    List<String> labels() {
        return List.copyOf(labels);
    }
}

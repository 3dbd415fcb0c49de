package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.agreement.DetectionPairs;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;

/**
 * How far two models find the same, counted over pictures. What has no pair counts only if its score is above the threshold
 * by {@value #MARGIN}: of what is nearer a rounding decides whether it is found. For one thread.
 */
final class Agreement {

    static final double MARGIN = 0.05;

    private final double sure;
    private int pairs;
    private int lost;
    private int added;

    /**
     * Nothing compared yet.
     *
     * @param threshold least score of a detection
     */
    Agreement(double threshold) {
        this.sure = threshold + MARGIN;
    }

    /** Compares what both found in a picture. */
    void add(List<Detection> expected, List<Detection> actual) {
        DetectionPairs both = DetectionPairs.of(expected, actual);
        pairs += both.number();
        lost += sure(both.onlyFirst());
        added += sure(both.onlySecond());
    }

    private int sure(List<Detection> alone) {
        return (int) alone.stream().filter(found -> found.score() >= sure).count();
    }

    /** Detections that were compared. */
    int compared() {
        return 2 * pairs + lost + added;
    }

    /** The share of detections that are in a pair, 0 to 1; 1 if there is none. */
    double share() {
        return compared() == 0 ? 1 : 2.0 * pairs / compared();
    }

    @Override
    public String toString() {
        return pairs + " found by both, " + lost + " lost, " + added + " added";
    }
}

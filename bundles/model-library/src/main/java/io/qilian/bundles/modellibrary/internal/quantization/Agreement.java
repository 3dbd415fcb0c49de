package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.kernel.api.observation.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far two models find the same. A detection of one and one of the other are a pair if they have the same label and
 * their boxes overlap by half; the best pairs first, each detection in one pair. What has no pair counts only if its score
 * is above the threshold by {@value #MARGIN}: of what is nearer a rounding decides whether it is found. For one thread.
 */
final class Agreement {

    static final double OVERLAP = 0.5;
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
        List<Detection> open = new ArrayList<>(actual);
        List<Detection> byScore = new ArrayList<>(expected);
        byScore.sort(Comparator.comparingDouble(Detection::score).reversed());
        for (Detection wanted : byScore) {
            Detection best = open.stream()
                    .filter(found -> found.label().equals(wanted.label()))
                    .max(Comparator.comparingDouble(found -> found.box().overlap(wanted.box())))
                    .filter(found -> found.box().overlap(wanted.box()) >= OVERLAP)
                    .orElse(null);
            if (best != null) {
                pairs++;
                open.remove(best);
            } else if (wanted.score() >= sure) {
                lost++;
            }
        }
        added += (int) open.stream().filter(found -> found.score() >= sure).count();
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

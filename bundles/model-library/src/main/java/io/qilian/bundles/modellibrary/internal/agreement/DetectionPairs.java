package io.qilian.bundles.modellibrary.internal.agreement;

import io.qilian.kernel.api.observation.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What two models find of the same in a picture. A detection of one and one of the other are a pair if they have the same
 * label and their boxes overlap by half (intersection over union); those of the first model choose by score, each the
 * nearest that is free.
 *
 * @param number of the pairs
 * @param onlyFirst detections of the first model without a partner, best first
 * @param onlySecond detections of the second model without a partner
 */
public record DetectionPairs(int number, List<Detection> onlyFirst, List<Detection> onlySecond) {

    private static final double LEAST_OVERLAP = 0.5;

    /**
     * Pairs detections.
     *
     * @param first what the first model found, in any order
     * @param second what the second model found, in any order
     * @return the pairs; the time grows with the product of both
     */
    public static DetectionPairs of(List<Detection> first, List<Detection> second) {
        List<Detection> free = new ArrayList<>(second);
        List<Detection> alone = new ArrayList<>();
        List<Detection> byScore = new ArrayList<>(first);
        byScore.sort(Comparator.comparingDouble(Detection::score).reversed());
        for (Detection wanted : byScore) {
            nearest(wanted, free).ifPresentOrElse(free::remove, () -> alone.add(wanted));
        }
        return new DetectionPairs(first.size() - alone.size(), alone, free);
    }

    private static Optional<Detection> nearest(Detection wanted, List<Detection> free) {
        return free.stream()
                .filter(found -> found.label().equals(wanted.label()))
                .max(Comparator.comparingDouble(found -> found.box().overlap(wanted.box())))
                .filter(found -> found.box().overlap(wanted.box()) >= LEAST_OVERLAP);
    }
}

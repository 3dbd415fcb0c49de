package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.util.Optional;

/**
 * Compares a window with a baseline, quantity by quantity. Histograms over a scale are first smoothed with a triangle as
 * wide as what a camera on a fixed scene varies by from day to day, so that a value that moves over the edge of a bin makes
 * no difference.
 */
final class Comparison {

    /** What a model sees in two frames is taken as independent after this time: traffic moves on. */
    private static final double SECONDS_APART = 5;

    private Comparison() {}

    /**
     * How far apart.
     *
     * @param psi the index
     * @param noise what it may be because there are few observations
     */
    record Result(double psi, double noise) {}

    /**
     * Compares.
     *
     * @return empty if there is nothing to compare on one side
     */
    static Optional<Result> compare(DriftQuantity quantity, Histograms baseline, Histograms window) {
        double expected = independent(quantity, baseline);
        double actual = independent(quantity, window);
        if (!(expected > 0 && actual > 0)) {
            return Optional.empty();
        }
        double[] smoothBaseline = smooth(quantity, baseline.of(quantity));
        double[] smoothWindow = smooth(quantity, window.of(quantity));
        double psi = PopulationStability.index(smoothBaseline, expected, smoothWindow, actual);
        double noise = quantity.ofPicture()
                ? 0
                : PopulationStability.noise(usedBins(smoothBaseline, smoothWindow), expected, actual);
        return Optional.of(new Result(psi, noise));
    }

    /**
     * Observations that are worth as much as if each were independent. The frames of a fixed camera show the same scene
     * again and again: for the picture they count as one frame's points.
     */
    private static double independent(DriftQuantity quantity, Histograms counted) {
        if (quantity.ofPicture()) {
            return counted.pictures() > 0 ? PictureGrid.SAMPLES : 0;
        }
        double moments = Math.min(counted.frames(), counted.seconds() / SECONDS_APART);
        return switch (quantity) {
            case SCORES, CLASSES -> counted.frames() > 0 ? moments * counted.boxes() / counted.frames() : 0;
            default -> moments;
        };
    }

    private static int usedBins(double[] one, double... other) {
        int used = 0;
        for (int bin = 0; bin < one.length; bin++) {
            if (one[bin] > 0 || other[bin] > 0) {
                used++;
            }
        }
        return used;
    }

    static double[] smooth(DriftQuantity quantity, double... counts) {
        return switch (quantity) {
            case BRIGHTNESS -> triangle(counts, 6);
            case ENTROPY -> triangle(counts, 12);
            case SHARPNESS, SCORES, BOXES -> triangle(counts, 1);
            case COLOUR -> circle(counts);
            case CLASSES, EMPTY -> counts.clone();
        };
    }

    /** Spreads each bin over its neighbours; at the ends what would fall out stays in the bins that are left. */
    private static double[] triangle(double[] counts, int radius) {
        double[] smooth = new double[counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            int from = Math.max(0, bin - radius);
            int to = Math.min(counts.length - 1, bin + radius);
            double weights = 0;
            for (int near = from; near <= to; near++) {
                weights += radius + 1.0 - Math.abs(near - bin);
            }
            for (int near = from; near <= to; near++) {
                smooth[near] += counts[bin] * (radius + 1.0 - Math.abs(near - bin)) / weights;
            }
        }
        return smooth;
    }

    /** Hues go round; grey stands for itself. */
    private static double[] circle(double... counts) {
        double[] smooth = counts.clone();
        int hues = Histograms.HUE_BINS;
        for (int bin = 0; bin < hues; bin++) {
            smooth[bin] = (counts[(bin + hues - 1) % hues] + 2 * counts[bin] + counts[(bin + 1) % hues]) / 4;
        }
        return smooth;
    }
}

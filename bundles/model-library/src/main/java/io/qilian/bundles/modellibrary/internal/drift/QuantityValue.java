package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;

/** One figure that tells people what a histogram holds. */
final class QuantityValue {

    private static final double LUMA_STEP = 8;
    private static final double EDGE_STEP = 0.5;
    private static final double ENTROPY_STEP = 0.125;
    private static final double SCORE_STEP = 0.1;

    private QuantityValue() {}

    /**
     * The figure, as {@link DriftQuantity} says.
     *
     * @param baseline tells which class was the most frequent
     */
    static double of(DriftQuantity quantity, Histograms counted, Histograms baseline) {
        double[] counts = counted.of(quantity);
        return switch (quantity) {
            case BRIGHTNESS -> LUMA_STEP * middle(counts);
            case SHARPNESS -> EDGE_STEP * middle(counts);
            case ENTROPY -> ENTROPY_STEP * middle(counts);
            case SCORES -> SCORE_STEP * middle(counts);
            case COLOUR -> hueDegrees(counts);
            case CLASSES -> share(counts, mostFrequent(baseline.of(quantity)));
            case BOXES -> counted.frames() > 0 ? counted.boxes() / counted.frames() : 0;
            case EMPTY -> share(counts, 0);
        };
    }

    /** The mean, in bins, if what is in a bin lies in its middle. */
    private static double middle(double... counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += counts[bin] * (bin + 0.5);
        }
        double all = PopulationStability.sum(counts);
        return all > 0 ? sum / all : 0;
    }

    /** The direction of the mean of all hues (Mardia and Jupp, "Directional Statistics", 2000). */
    private static double hueDegrees(double... counts) {
        double x = 0;
        double y = 0;
        for (int bin = 0; bin < Histograms.HUE_BINS; bin++) {
            double angle = 2 * Math.PI * (bin + 0.5) / Histograms.HUE_BINS;
            x += counts[bin] * Math.cos(angle);
            y += counts[bin] * Math.sin(angle);
        }
        return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    }

    private static double share(double[] counts, int bin) {
        double all = PopulationStability.sum(counts);
        return all > 0 ? counts[bin] / all : 0;
    }

    private static int mostFrequent(double... counts) {
        int best = 0;
        for (int bin = 1; bin < counts.length; bin++) {
            if (counts[bin] > counts[best]) {
                best = bin;
            }
        }
        return best;
    }
}

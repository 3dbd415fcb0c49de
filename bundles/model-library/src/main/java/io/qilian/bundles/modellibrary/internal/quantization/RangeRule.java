package io.qilian.bundles.modellibrary.internal.quantization;

/** Which range of an activation its bytes cover; in the order in which the rules are tried. */
enum RangeRule {
    /**
     * The range with the least mean squared error, of rounding within and clipping outside: the method that M. Nagel and
     * others, "A White Paper on Neural Network Quantization" (2021, arXiv:2106.08295), section 3.1, call MSE. One end
     * after the other is searched, from the whole down to a share of {@value #LEAST_SHARE}.
     */
    LEAST_SQUARES {
        @Override
        AffineScale choose(ActivationHistogram histogram) {
            double low = histogram.least();
            double high = histogram.most();
            for (int pass = 0; pass < PASSES; pass++) {
                high *= bestShare(histogram, low, high, false);
                low *= bestShare(histogram, low, high, true);
            }
            return AffineScale.covering(low, high);
        }
    },
    /** All of it: nothing is clipped, and a few great numbers make all steps coarse. */
    WHOLE {
        @Override
        AffineScale choose(ActivationHistogram histogram) {
            return AffineScale.covering(histogram.least(), histogram.most());
        }
    };

    private static final int PASSES = 2;
    private static final double LEAST_SHARE = 0.3;
    private static final double STEP = 0.02;

    abstract AffineScale choose(ActivationHistogram histogram);

    private static double bestShare(ActivationHistogram histogram, double low, double high, boolean lower) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (double share = 1; share >= LEAST_SHARE; share -= STEP) {
            double noise =
                    histogram.noise(AffineScale.covering(lower ? low * share : low, lower ? high : high * share));
            if (noise < least) {
                least = noise;
                best = share;
            }
        }
        return best;
    }
}

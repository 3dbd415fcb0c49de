package io.qilian.bundles.modellibrary.internal.drift;

/**
 * How far two histograms over the same bins are apart: the population stability index (Siddiqi, "Credit Risk
 * Scorecards", Wiley 2006, ch. 7), which is the symmetric divergence of Jeffreys (1946) and of Kullback and Leibler (1951):
 *
 * <pre>PSI = sum over the bins of (a - e) ln(a / e)</pre>
 *
 * with the shares a of the window and e of the baseline. By Siddiqi, below 0.1 nothing has changed, above 0.25 much has. A
 * share is (c + 1/2) / (n + B/2) of n independent observations in B bins (Krichevsky and Trofimov 1981), so that an empty
 * bin is no infinity. For two normal distributions of one spread s it is (shift / s)².
 */
final class PopulationStability {

    /** Quantile 0.999 of the standard normal distribution. */
    private static final double RARE = 3.0902;

    private PopulationStability() {}

    /**
     * The index.
     *
     * @param baseline counts, of which only the shares matter; at least one is positive
     * @param baselineSize independent observations that they stand for, more than 0
     * @param window counts in the same bins; at least one is positive
     * @param windowSize independent observations that they stand for, more than 0
     * @return 0 for the same shares, else more
     */
    static double index(double[] baseline, double baselineSize, double[] window, double windowSize) {
        double baselineSum = sum(baseline);
        double windowSum = sum(window);
        double index = 0;
        for (int bin = 0; bin < baseline.length; bin++) {
            double expected = share(baseline[bin] / baselineSum, baselineSize, baseline.length);
            double actual = share(window[bin] / windowSum, windowSize, baseline.length);
            index += (actual - expected) * Math.log(actual / expected);
        }
        return index;
    }

    private static double share(double raw, double size, int bins) {
        return (raw * size + 0.5) / (size + bins / 2.0);
    }

    /**
     * What the index exceeds once in a thousand windows though nothing has changed, only because there are few
     * observations: it is then distributed as (1/n + 1/m) times chi-square with B - 1 degrees of freedom (Yurdakul and
     * Naranjo, "Statistical properties of the population stability index", Journal of Risk Model Validation 14, 2020).
     * The quantile is that of Wilson and Hilferty (1931).
     *
     * @param bins bins that are not empty, at least 1
     * @param baselineSize independent observations, more than 0
     * @param windowSize independent observations, more than 0
     */
    static double noise(int bins, double baselineSize, double windowSize) {
        if (bins < 2) {
            return 0;
        }
        double freedom = bins - 1.0;
        double part = 2 / (9 * freedom);
        double quantile = freedom * Math.pow(1 - part + RARE * Math.sqrt(part), 3);
        return quantile * (1 / baselineSize + 1 / windowSize);
    }

    static double sum(double... counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}

package io.qilian.assembly.bench;

import java.util.Arrays;

/** What is told of a series of figures. */
public final class Statistics {

    private Statistics() {}

    /** The median; the mean of the two in the middle of an even number. */
    public static double median(double... figures) {
        return quantile(0.5, figures);
    }

    /** The quantile by linear interpolation between the figures in order (Hyndman and Fan, type 7). */
    public static double quantile(double share, double... figures) {
        if (figures.length == 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile: expected figures and a share of 0 to 1, got " + figures.length
                    + " figures and " + share);
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = (int) Math.ceil(at);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The slope of the line of least squares through (0, first), (1, second) and so on. */
    public static double slope(double... figures) {
        double middle = (figures.length - 1) / 2.0;
        double mean = Arrays.stream(figures).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int at = 0; at < figures.length; at++) {
            above += (at - middle) * (figures[at] - mean);
            below += (at - middle) * (at - middle);
        }
        return below == 0 ? 0 : above / below;
    }
}

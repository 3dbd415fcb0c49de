package io.qilian.bundles.feeds.internal.liveness;

import java.util.Arrays;

/**
 * Contrast and detail as they usually are: lately, and at this hour of the day. A picture is compared with the lower of the
 * two, so that neither a night that falls early nor a clear day before a foggy one makes it look bad.
 *
 * <p>Detail is judged twice: by itself, and divided by the square of the contrast. Light and fog weaken both alike, and
 * leave the quotient as it is; a lens out of focus takes the detail and leaves the contrast.
 */
final class UsualLevels {

    private static final int HOURS = 24;

    /** Samples after which the older ones fade: ten minutes of one a second. */
    private static final int MEMORY = 600;

    /** Samples of an hour that make it known. */
    private static final int HOUR_KNOWN = 300;

    private final Level lately = new Level();
    private final Level[] hours = new Level[HOURS];

    /** Means of some time. */
    private static final class Level {
        private double contrast;
        private double detail;
        private double fineness;
        private int samples;

        void learn(double nextContrast, double nextDetail) {
            samples = Math.min(samples + 1, MEMORY);
            contrast += (nextContrast - contrast) / samples;
            detail += (nextDetail - detail) / samples;
            fineness += (fineness(nextContrast, nextDetail) - fineness) / samples;
        }
    }

    private static double fineness(double contrast, double detail) {
        return detail / Math.max(1, contrast * contrast);
    }

    void learn(double contrast, double detail, int hour) {
        lately.learn(contrast, detail);
        if (hours[hour] == null) {
            hours[hour] = new Level();
        }
        hours[hour].learn(contrast, detail);
    }

    /** The contrast as a share of the usual one. */
    double contrastShare(double contrast, int hour) {
        return share(contrast, lately.contrast, known(hour).contrast);
    }

    /** The detail as a share of the usual one. */
    double detailShare(double detail, int hour) {
        return share(detail, lately.detail, known(hour).detail);
    }

    /** The detail for its contrast as a share of the usual one. */
    double finenessShare(double contrast, double detail, int hour) {
        return share(fineness(contrast, detail), lately.fineness, known(hour).fineness);
    }

    private Level known(int hour) {
        return hours[hour] != null && hours[hour].samples >= HOUR_KNOWN ? hours[hour] : lately;
    }

    private static double share(double value, double lately, double hourly) {
        double usual = Math.min(lately, hourly);
        return usual <= 0 ? 1 : value / usual;
    }

    void forget() {
        lately.samples = 0;
        Arrays.fill(hours, null);
    }
}

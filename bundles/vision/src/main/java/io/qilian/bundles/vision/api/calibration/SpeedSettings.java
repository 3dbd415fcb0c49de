package io.qilian.bundles.vision.api.calibration;

import io.qilian.bundles.vision.api.tracking.Continuity;
import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link SpeedEstimator} works, and when it keeps silent.
 *
 * @param window the latest time over which the speed is taken to be even; 0.2 s to 1 min
 * @param leastPositions fewest detections in the window; 3 to 60
 * @param boxNoiseShare standard deviation of a box's edge, as a share of the box's width and height
 * @param largestSigma largest standard deviation of a speed that is told, in metres a second
 * @param largestPositionSigma largest standard deviation of a position that is used, in metres: farther away the
 *     picture is too coarse
 * @param continuity what is remembered of tracks that are not seen
 */
public record SpeedSettings(
        Duration window,
        int leastPositions,
        double boxNoiseShare,
        double largestSigma,
        double largestPositionSigma,
        Continuity continuity) {

    /** 2 s, 4 detections, 3 %, 2 m/s (about 7 km/h), 3 m, {@link Continuity#DEFAULT}. */
    public static final SpeedSettings DEFAULTS =
            new SpeedSettings(Duration.ofSeconds(2), 4, 0.03, 2, 3, Continuity.DEFAULT);

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public SpeedSettings {
        Objects.requireNonNull(continuity, "continuity");
        if (window.compareTo(Duration.ofMillis(200)) < 0 || window.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("window: expected 0.2 s to 1 min, got " + window);
        }
        if (leastPositions < 3 || leastPositions > 60) {
            throw new IllegalArgumentException("leastPositions: expected 3 to 60, got " + leastPositions);
        }
        if (!(boxNoiseShare > 0 && boxNoiseShare <= 1)) {
            throw new IllegalArgumentException("boxNoiseShare: expected above 0, to 1, got " + boxNoiseShare);
        }
        if (!(largestSigma > 0 && largestPositionSigma > 0)) {
            throw new IllegalArgumentException(
                    "sigma: expected limits above 0, got " + largestSigma + " m/s and " + largestPositionSigma + " m");
        }
    }

    /**
     * These settings with other limits.
     *
     * @param sigma see {@link #largestSigma()}
     * @param positionSigma see {@link #largestPositionSigma()}
     * @return a copy
     */
    public SpeedSettings refusingAbove(double sigma, double positionSigma) {
        return new SpeedSettings(window, leastPositions, boxNoiseShare, sigma, positionSigma, continuity);
    }
}

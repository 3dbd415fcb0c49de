package io.qilian.bundles.vision.api.calibration;

import io.qilian.kernel.api.geometry.Point;
import java.util.Objects;

/**
 * A place on the ground, and how sure it is.
 *
 * @param point in metres
 * @param varianceX variance along the first axis, in square metres
 * @param covariance covariance of both axes, in square metres
 * @param varianceY variance along the second axis, in square metres
 */
public record GroundPosition(Point point, double varianceX, double covariance, double varianceY) {

    /**
     * Checks that the point is there.
     *
     * @throws NullPointerException if it is null
     */
    public GroundPosition {
        Objects.requireNonNull(point, "point");
    }

    /**
     * Standard deviation in the direction in which the place is least sure.
     *
     * @return metres
     */
    public double sigmaMetres() {
        double mean = (varianceX + varianceY) / 2;
        return Math.sqrt(mean + Math.hypot((varianceX - varianceY) / 2, covariance));
    }
}

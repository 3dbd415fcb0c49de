package io.qilian.bundles.vision.api.calibration;

import io.qilian.kernel.api.geometry.Point;
import java.util.Objects;

/**
 * A point of the picture and the point of the ground that is seen there.
 *
 * @param picture in shares of the picture's width and height
 * @param ground in metres on level ground, from any origin, along any two axes at right angles of which the second lies
 *     a quarter turn anticlockwise of the first as seen from above, such as east and north
 */
public record PointPair(Point picture, Point ground) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public PointPair {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(ground, "ground");
    }

    /**
     * A pair from its four numbers.
     *
     * @param across share of the picture's width
     * @param down share of the picture's height
     * @param x metres along the first axis
     * @param y metres along the second axis
     * @return the pair
     */
    public static PointPair of(double across, double down, double x, double y) {
        return new PointPair(new Point(across, down), new Point(x, y));
    }
}

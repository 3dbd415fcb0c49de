package io.qilian.kernel.api.geometry;

/**
 * A point of a picture: x to the right, y downwards. The unit is said where the point is used: pixels of the frame in
 * observations, shares of the picture (0..1) in settings, metres on calibrated ground.
 *
 * @param x horizontal coordinate
 * @param y vertical coordinate
 */
public record Point(double x, double y) {

    /**
     * Checks that both coordinates are numbers.
     *
     * @throws IllegalArgumentException if a coordinate is infinite or not a number
     */
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("point: expected finite coordinates, got (" + x + ", " + y + ")");
        }
    }

    /**
     * This point in a picture of another scale, such as from shares of the picture to pixels.
     *
     * @param horizontal factor for x
     * @param vertical factor for y
     * @return the scaled point
     */
    public Point scaled(double horizontal, double vertical) {
        return new Point(x * horizontal, y * vertical);
    }

    /**
     * Euclidean distance.
     *
     * @param other the other point, in the same unit
     * @return the distance in that unit
     */
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}

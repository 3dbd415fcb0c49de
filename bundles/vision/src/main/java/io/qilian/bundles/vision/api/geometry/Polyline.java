package io.qilian.bundles.vision.api.geometry;

import io.qilian.bundles.vision.internal.geometry.ShapeChecks;
import io.qilian.kernel.api.geometry.Point;
import java.util.List;

/**
 * A directed line of one or more straight pieces that does not meet itself. The unit is said where it is used.
 *
 * @param points its corners from begin to end, 2 to {@value #MAXIMUM_POINTS}
 */
public record Polyline(List<Point> points) {

    /** Most points of a line. */
    public static final int MAXIMUM_POINTS = 32;

    /**
     * Checks the form.
     *
     * @throws io.qilian.kernel.api.problem.ProblemException if there are too few or too many points, two successive
     *     points are equal, or the line meets itself
     */
    public Polyline {
        points = List.copyOf(points);
        ShapeChecks.requireLine(points);
    }

    /**
     * A line through points.
     *
     * @param points its corners from begin to end
     * @return the line
     */
    public static Polyline of(Point... points) {
        return new Polyline(List.of(points));
    }

    /**
     * This line in another scale, such as from shares of the picture to pixels.
     *
     * @param horizontal factor for x, above 0
     * @param vertical factor for y, above 0
     * @return the scaled line
     */
    public Polyline scaled(double horizontal, double vertical) {
        return new Polyline(
                points.stream().map(point -> point.scaled(horizontal, vertical)).toList());
    }
}

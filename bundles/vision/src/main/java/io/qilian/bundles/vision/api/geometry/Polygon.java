package io.qilian.bundles.vision.api.geometry;

import io.qilian.bundles.vision.internal.geometry.ShapeChecks;
import io.qilian.kernel.api.geometry.Point;
import java.util.List;

/**
 * A zone with straight edges, convex or not, that does not cross itself. The unit is said where it is used.
 *
 * @param points its corners in order, either way round, 3 to {@value #MAXIMUM_POINTS}; the last is joined to the first
 */
public record Polygon(List<Point> points) {

    /** Most corners of a zone. */
    public static final int MAXIMUM_POINTS = 64;

    /**
     * Checks the form.
     *
     * @throws io.qilian.kernel.api.problem.ProblemException if there are too few or too many corners, two successive
     *     corners are equal, or edges cross or touch each other
     */
    public Polygon {
        points = List.copyOf(points);
        ShapeChecks.requireZone(points);
    }

    /**
     * A zone with corners.
     *
     * @param points its corners in order
     * @return the zone
     */
    public static Polygon of(Point... points) {
        return new Polygon(List.of(points));
    }

    /**
     * This zone in another scale, such as from shares of the picture to pixels.
     *
     * @param horizontal factor for x, above 0
     * @param vertical factor for y, above 0
     * @return the scaled zone
     */
    public Polygon scaled(double horizontal, double vertical) {
        return new Polygon(
                points.stream().map(point -> point.scaled(horizontal, vertical)).toList());
    }

    /**
     * Whether a point lies in the zone (even-odd rule). Of two zones that share an edge, a point on it lies in one.
     *
     * @param point the point, in the unit of the zone
     * @return whether it is inside
     */
    public boolean contains(Point point) {
        boolean inside = false;
        Point from = points.get(points.size() - 1);
        for (Point to : points) {
            boolean passes = (from.y() > point.y()) != (to.y() > point.y());
            if (passes) {
                double x = from.x() + (to.x() - from.x()) * (point.y() - from.y()) / (to.y() - from.y());
                if (point.x() < x) {
                    inside = !inside;
                }
            }
            from = to;
        }
        return inside;
    }

    /**
     * Surface (shoelace formula).
     *
     * @return the area in the square of the unit, above 0
     */
    public double area() {
        double twice = 0;
        Point from = points.get(points.size() - 1);
        for (Point to : points) {
            twice += from.x() * to.y() - to.x() * from.y();
            from = to;
        }
        return Math.abs(twice) / 2;
    }
}

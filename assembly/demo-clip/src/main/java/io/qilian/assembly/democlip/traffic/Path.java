package io.qilian.assembly.democlip.traffic;

import io.qilian.assembly.democlip.space.Pose;
import io.qilian.kernel.api.geometry.Point;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** A way over the ground, straight between its points. Immutable. */
public final class Path {

    private static final double TURN_METRES = 2;

    private final List<Point> points;
    private final double[] metres;

    /** A way through at least two points, no two of them in a row the same. */
    public Path(List<Point> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("path: expected at least 2 points, got " + points.size());
        }
        this.points = List.copyOf(points);
        this.metres = new double[points.size()];
        for (int point = 1; point < metres.length; point++) {
            double step = points.get(point - 1).distanceTo(points.get(point));
            if (!(step > 0)) {
                throw new IllegalArgumentException("path: point " + point + " repeats the one before it");
            }
            metres[point] = metres[point - 1] + step;
        }
    }

    /** Length of the way. */
    public double lengthMetres() {
        return metres[metres.length - 1];
    }

    /** Where one is and which way one faces after this way; bodies turn a little before and after a corner. */
    public Pose at(double travelledMetres) {
        Point here = point(travelledMetres);
        Point behind = point(travelledMetres - TURN_METRES / 2);
        Point ahead = point(travelledMetres + TURN_METRES / 2);
        return new Pose(here.x(), here.y(), Math.atan2(ahead.y() - behind.y(), ahead.x() - behind.x()));
    }

    /** How far along the way a line between two points is first met; empty if it is not. */
    public OptionalDouble meets(Point start, Point end) {
        for (int point = 1; point < metres.length; point++) {
            Point from = points.get(point - 1);
            Point to = points.get(point);
            double before = side(start, end, from);
            double after = side(start, end, to);
            boolean between = (side(from, to, start) > 0) != (side(from, to, end) > 0);
            if ((before > 0) != (after > 0) && between) {
                double share = before / (before - after);
                return OptionalDouble.of(metres[point - 1] + share * (metres[point] - metres[point - 1]));
            }
        }
        return OptionalDouble.empty();
    }

    /** Where one is after this way; before the start and after the end the way goes straight on. */
    Point point(double travelledMetres) {
        int found = Arrays.binarySearch(metres, travelledMetres);
        int next = Math.min(metres.length - 1, Math.max(1, found >= 0 ? found : -found - 1));
        Point from = points.get(next - 1);
        Point to = points.get(next);
        double share = (travelledMetres - metres[next - 1]) / (metres[next] - metres[next - 1]);
        return new Point(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
    }

    /** Positive to the left of the directed line, negative to its right. */
    private static double side(Point start, Point end, Point point) {
        return (end.x() - start.x()) * (point.y() - start.y()) - (end.y() - start.y()) * (point.x() - start.x());
    }
}

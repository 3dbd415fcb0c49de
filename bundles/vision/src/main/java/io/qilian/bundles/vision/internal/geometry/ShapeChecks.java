package io.qilian.bundles.vision.internal.geometry;

import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;

/** What a line or a zone must be before it is used. Points are numbered from 1 in what is told. */
public final class ShapeChecks {

    private ShapeChecks() {}

    /**
     * Checks a line.
     *
     * @param points its corners
     * @throws ProblemException if it is not one that can be crossed in a direction
     */
    public static void requireLine(List<Point> points) {
        requireCount("line", points, 2, Polyline.MAXIMUM_POINTS);
        for (int i = 0; i + 1 < points.size(); i++) {
            requireApart("line", points, i, i + 1);
        }
        for (int i = 0; i + 1 < points.size(); i++) {
            for (int j = i + 1; j + 1 < points.size(); j++) {
                boolean meet = j == i + 1
                        ? Segments.turnsBack(points.get(i), points.get(j), points.get(j + 1))
                        : Segments.meet(points.get(i), points.get(i + 1), points.get(j), points.get(j + 1));
                if (meet) {
                    throw crossing("line", piece(i, i + 1), piece(j, j + 1));
                }
            }
        }
    }

    /**
     * Checks a zone.
     *
     * @param points its corners
     * @throws ProblemException if inside and outside are not clear
     */
    public static void requireZone(List<Point> points) {
        requireCount("zone", points, 3, Polygon.MAXIMUM_POINTS);
        int count = points.size();
        for (int i = 0; i < count; i++) {
            requireApart("zone", points, i, (i + 1) % count);
        }
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            if (Segments.turnsBack(points.get(i), points.get(next), points.get((i + 2) % count))) {
                throw crossing("zone", piece(i, next), piece(next, (i + 2) % count));
            }
            for (int j = i + 2; j < count && (j + 1) % count != i; j++) {
                int end = (j + 1) % count;
                if (Segments.meet(points.get(i), points.get(next), points.get(j), points.get(end))) {
                    throw crossing("zone", piece(i, next), piece(j, end));
                }
            }
        }
    }

    /**
     * Checks that a shape is told in shares of the picture.
     *
     * @param what name of the line or zone
     * @param points its corners
     * @throws ProblemException if a corner lies outside the picture
     */
    public static void requireShares(String what, List<Point> points) {
        for (Point point : points) {
            if (!(point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1)) {
                throw new ProblemException(Problem.of(
                                "vision.shape.unit",
                                ProblemKind.CONFIGURATION,
                                "A point lies outside the picture",
                                what,
                                "Give points as shares of the picture's width and height, from its upper left corner")
                        .comparing("x and y of 0 to 1", "(" + point.x() + ", " + point.y() + ")"));
            }
        }
    }

    private static void requireCount(String shape, List<Point> points, int least, int most) {
        if (points.size() < least || points.size() > most) {
            throw new ProblemException(Problem.of(
                            "vision.shape.points",
                            ProblemKind.CONFIGURATION,
                            "A " + shape + " has too few or too many points",
                            "",
                            "Draw the " + shape + " with " + least + " to " + most + " points")
                    .comparing(least + " to " + most + " points", points.size() + " points"));
        }
    }

    private static void requireApart(String shape, List<Point> points, int one, int other) {
        if (points.get(one).equals(points.get(other))) {
            throw new ProblemException(Problem.of(
                            "vision.shape.repeated-point",
                            ProblemKind.CONFIGURATION,
                            "Two successive points of a " + shape + " are the same",
                            "points " + piece(one, other),
                            "Leave one of them out")
                    .comparing("different points", points.get(one).toString()));
        }
    }

    private static ProblemException crossing(String shape, String one, String other) {
        return new ProblemException(Problem.of(
                        "vision.shape.crosses-itself",
                        ProblemKind.CONFIGURATION,
                        "A " + shape + " crosses or touches itself",
                        "pieces " + one + " and " + other,
                        "Give the points in the order in which one walks along the " + shape)
                .comparing("pieces that meet at their common points only", "pieces that meet elsewhere"));
    }

    private static String piece(int from, int to) {
        return (from + 1) + "-" + (to + 1);
    }
}

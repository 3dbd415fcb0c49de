package io.qilian.bundles.vision.internal.calibration;

import io.qilian.kernel.api.geometry.Point;
import java.util.List;

/** Whether points are spread so that a plane can be told from them: four of which no three lie on one line. */
final class PointLayout {

    /** Least area of a triangle, as a share of the square of the points' extent. */
    private static final double LEAST_AREA_SHARE = 1e-3;

    private PointLayout() {}

    static boolean spansPlane(List<Point> pictures, List<Point> grounds) {
        double leastPicture = LEAST_AREA_SHARE * squaredExtent(pictures);
        double leastGround = LEAST_AREA_SHARE * squaredExtent(grounds);
        int count = pictures.size();
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                for (int c = b + 1; c < count; c++) {
                    for (int d = c + 1; d < count; d++) {
                        int[] four = {a, b, c, d};
                        if (leastArea(pictures, four) > leastPicture && leastArea(grounds, four) > leastGround) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static double squaredExtent(List<Point> points) {
        double extent = 0;
        for (Point one : points) {
            for (Point other : points) {
                extent = Math.max(extent, one.distanceTo(other));
            }
        }
        return extent * extent;
    }

    private static double leastArea(List<Point> points, int[] four) {
        Point a = points.get(four[0]);
        Point b = points.get(four[1]);
        Point c = points.get(four[2]);
        Point d = points.get(four[3]);
        return Math.min(Math.min(area(a, b, c), area(a, b, d)), Math.min(area(a, c, d), area(b, c, d)));
    }

    private static double area(Point a, Point b, Point c) {
        return Math.abs((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x())) / 2;
    }
}

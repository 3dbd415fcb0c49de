package io.qilian.bundles.vision.internal.calibration;

import io.qilian.kernel.api.geometry.Point;
import java.util.List;

/**
 * Shift and scale that bring points around the origin at a mean distance of √2, without which the equations of a
 * homography are badly conditioned (R. Hartley: In defense of the eight-point algorithm, IEEE TPAMI 19, 1997).
 *
 * @param centreX mean of the points
 * @param centreY mean of the points
 * @param scale factor
 */
record Normalization(double centreX, double centreY, double scale) {

    static Normalization of(List<Point> points) {
        double sumX = 0;
        double sumY = 0;
        for (Point point : points) {
            sumX += point.x();
            sumY += point.y();
        }
        Point centre = new Point(sumX / points.size(), sumY / points.size());
        double distances = 0;
        for (Point point : points) {
            distances += point.distanceTo(centre);
        }
        return new Normalization(centre.x(), centre.y(), Math.sqrt(2) * points.size() / distances);
    }

    double x(Point point) {
        return (point.x() - centreX) * scale;
    }

    double y(Point point) {
        return (point.y() - centreY) * scale;
    }

    Point back(double x, double y) {
        return new Point(x / scale + centreX, y / scale + centreY);
    }
}

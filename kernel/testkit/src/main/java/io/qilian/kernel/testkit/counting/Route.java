package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/** Where an object is at what time: straight and at an even speed from one point to the next. */
final class Route {

    private final List<Waypoint> points = new ArrayList<>();

    /**
     * Where it is at a time.
     *
     * @param seconds the time
     * @param ground the place
     * @param scale factor of its size
     */
    record Waypoint(double seconds, Point ground, double scale) {}

    void add(Waypoint next) {
        if (!points.isEmpty() && next.seconds() <= end()) {
            throw new IllegalArgumentException("seconds: expected after " + end() + ", got " + next.seconds());
        }
        points.add(next);
    }

    double begin() {
        return points.get(0).seconds();
    }

    double end() {
        return points.get(points.size() - 1).seconds();
    }

    /** Prolonged straight after the end. */
    Waypoint at(double seconds) {
        int next = 1;
        while (next < points.size() - 1 && points.get(next).seconds() < seconds) {
            next++;
        }
        Waypoint from = points.get(next - 1);
        Waypoint to = points.get(next);
        double share = (seconds - from.seconds()) / (to.seconds() - from.seconds());
        double x = from.ground().x() + share * (to.ground().x() - from.ground().x());
        double y = from.ground().y() + share * (to.ground().y() - from.ground().y());
        double scale = from.scale() + Math.min(1, share) * (to.scale() - from.scale());
        return new Waypoint(seconds, new Point(x, y), scale);
    }
}

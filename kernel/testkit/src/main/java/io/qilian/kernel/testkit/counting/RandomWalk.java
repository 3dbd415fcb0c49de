package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One random object of {@link RandomTraffic} with its true path. */
final class RandomWalk {

    private static final double CLEAR_SIZES = 1.2;
    private static final double CLEAR_SECONDS = 1.2;
    private static final double CLEAR_FRAMES = 6;

    private final String label;
    private final double width;
    private final double height;
    private final List<Point> points = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private final SplittableRandom random;

    private RandomWalk(SplittableRandom random) {
        this.random = random;
        double scale = random.nextDouble(0.6, 1.6);
        boolean vehicle = random.nextBoolean();
        label = vehicle ? "car" : "person";
        width = scale * (vehicle ? 130 : 40);
        height = scale * (vehicle ? 85 : 105);
    }

    static RandomWalk draw(SplittableRandom random, double sceneSeconds) {
        RandomWalk walk = new RandomWalk(random);
        double speed =
                walk.size() * (walk.label.equals("car") ? random.nextDouble(0.8, 3.5) : random.nextDouble(0.5, 1.6));
        double now = random.nextDouble(sceneSeconds / 2);
        walk.reach(walk.somewhere(), now);
        int legs = random.nextInt(4) == 0 ? 2 : 1;
        for (int leg = 0; leg < legs; leg++) {
            Point next = walk.somewhere();
            now += Math.max(0.5, walk.last().distanceTo(next) / speed);
            walk.reach(next, now);
        }
        return walk;
    }

    private Point somewhere() {
        return new Point(random.nextDouble(120, 1160), random.nextDouble(height, 710));
    }

    private void reach(Point point, double at) {
        points.add(point);
        seconds.add(at);
    }

    private Point last() {
        return points.get(points.size() - 1);
    }

    private double size() {
        return (width + height) / 2;
    }

    String label() {
        return label;
    }

    Actor actor(double fps) {
        Actor actor = Actor.of(label, width, height)
                .trembling(random.nextDouble(0.005, 0.03), random.nextLong(1_000_000))
                .missed(random.nextDouble(0.25), random.nextLong(1_000_000));
        for (int i = 0; i < points.size(); i++) {
            actor.at(seconds.get(i), points.get(i).x(), points.get(i).y());
        }
        double clear = clearSeconds(fps) + 0.3;
        double duration = actor.end() - actor.begin();
        if (points.size() == 2 && duration > 2 * clear + 1 && random.nextInt(3) == 0) {
            double from = actor.begin() + random.nextDouble(clear, duration - clear);
            double to = from + random.nextDouble(0.3, 1);
            actor.hidden(from, to);
            if (random.nextBoolean()) {
                actor.identity(to, 1);
            }
        }
        return actor;
    }

    /** Whether a careful person would have no doubt about its crossings. */
    boolean clearOf(List<Point> line, double fps) {
        for (Point point : points) {
            if (distance(line, point) < CLEAR_SIZES * size()) {
                return false;
            }
        }
        for (int i = 0; i + 1 < points.size(); i++) {
            Point from = points.get(i);
            Point to = points.get(i + 1);
            double share = shareBeforeLine(line, from, to);
            if (share > 0 && share < 1) {
                double leg = seconds.get(i + 1) - seconds.get(i);
                Point crossing = between(from, to, share);
                boolean soon = Math.min(share, 1 - share) * leg < clearSeconds(fps);
                boolean atEnd = crossing.distanceTo(line.get(0)) < CLEAR_SIZES * size()
                        || crossing.distanceTo(line.get(1)) < CLEAR_SIZES * size();
                boolean flat =
                        Math.abs(signedDistance(line, to) - signedDistance(line, from)) < 0.4 * from.distanceTo(to);
                if (soon || atEnd || flat) {
                    return false;
                }
            }
        }
        return true;
    }

    /** At a few frames a second, with a quarter of the detections missed, it takes that long to see where it goes. */
    private static double clearSeconds(double fps) {
        return Math.max(CLEAR_SECONDS, CLEAR_FRAMES / fps);
    }

    List<CrossingDirection> crossings(List<Point> line) {
        List<CrossingDirection> crossings = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i++) {
            double share = shareBeforeLine(line, points.get(i), points.get(i + 1));
            if (share > 0 && share < 1 && withinEnds(line, between(points.get(i), points.get(i + 1), share))) {
                boolean toRight = signedDistance(line, points.get(i + 1)) > 0;
                crossings.add(toRight ? CrossingDirection.FORWARD : CrossingDirection.BACKWARD);
            }
        }
        return crossings;
    }

    private static double shareBeforeLine(List<Point> line, Point from, Point to) {
        double before = signedDistance(line, from);
        double after = signedDistance(line, to);
        return before / (before - after);
    }

    private static Point between(Point from, Point to, double share) {
        return new Point(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
    }

    private static boolean withinEnds(List<Point> line, Point point) {
        double length = line.get(0).distanceTo(line.get(1));
        return point.distanceTo(line.get(0)) < length && point.distanceTo(line.get(1)) < length;
    }

    /** Distance from the endless straight line, positive on its right. */
    private static double signedDistance(List<Point> line, Point point) {
        double acrossX = line.get(1).x() - line.get(0).x();
        double acrossY = line.get(1).y() - line.get(0).y();
        double turn = acrossX * (point.y() - line.get(0).y())
                - acrossY * (point.x() - line.get(0).x());
        return turn / line.get(0).distanceTo(line.get(1));
    }

    private static double distance(List<Point> line, Point point) {
        return Math.abs(signedDistance(line, point));
    }
}

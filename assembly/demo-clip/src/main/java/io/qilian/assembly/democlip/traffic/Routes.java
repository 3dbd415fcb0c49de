package io.qilian.assembly.democlip.traffic;

import io.qilian.assembly.democlip.scenery.Direction;
import io.qilian.assembly.democlip.scenery.Road;
import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The ways that a road offers. */
final class Routes {

    /** Where journeys near the camera begin and end: all of the longest lorry is then below the picture. */
    static final double NEAR_METRES = -10;

    /** Where journeys far from the camera begin and end: a car is then a few pixels large. */
    static final double FAR_METRES = 225;

    private static final double STEP_METRES = 3;
    private static final double PULL_OVER_METRES = 32;
    private static final double DRIVE_ON_METRES = 26;
    private static final double HOUSE_FRONT_METRES = 15;

    private final Road road;

    Routes(Road road) {
        this.road = road;
    }

    /** Along a lane, or along the shoulder after the last lane; drivers wander a little about its middle. */
    Path lane(Direction direction, int lane, double wanderPhase) {
        double middle = road.laneCentre(lane);
        return along(direction, y -> middle + 0.16 * Math.sin(y / 24 + wanderPhase));
    }

    /** Along the outer lane, northbound, but over to the shoulder at one place. */
    Path pullingOver(double stopMetres) {
        double lane = road.laneCentre(road.lanesEachWay() - 1);
        double shoulder = road.laneCentre(road.lanesEachWay());
        return along(Direction.NORTHBOUND, y -> {
            double in = smooth((y - stopMetres + PULL_OVER_METRES + 3) / PULL_OVER_METRES);
            double back = smooth((y - stopMetres - 3) / DRIVE_ON_METRES);
            return lane + (shoulder - lane) * (in - back);
        });
    }

    /** Along the right or left pavement from near the camera to a house, or from the house. */
    Path walk(int side, double offsetMetres, double houseMetres, boolean homewards) {
        List<Point> points = new ArrayList<>();
        double out = side * (road.pavementStart() + offsetMetres);
        for (double y = 8; y < houseMetres; y += STEP_METRES) {
            points.add(road.ground(out, y));
        }
        points.add(road.ground(out, houseMetres));
        double door = side * (road.pavementEnd() + HOUSE_FRONT_METRES);
        points.add(road.ground(door, houseMetres + 2));
        if (!homewards) {
            Collections.reverse(points);
        }
        return new Path(points);
    }

    private Path along(Direction direction, DoubleUnaryOperator offset) {
        List<Point> points = new ArrayList<>();
        for (double y = NEAR_METRES; y <= FAR_METRES; y += STEP_METRES) {
            points.add(road.ground(direction.sign() * offset.applyAsDouble(y), y));
        }
        if (direction == Direction.SOUTHBOUND) {
            Collections.reverse(points);
        }
        return new Path(points);
    }

    private static double smooth(double share) {
        double held = Math.min(1, Math.max(0, share));
        return held * held * (3 - 2 * held);
    }
}

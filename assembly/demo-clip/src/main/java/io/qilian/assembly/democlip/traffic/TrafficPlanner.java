package io.qilian.assembly.democlip.traffic;

import io.qilian.assembly.democlip.body.BodyStyle;
import io.qilian.assembly.democlip.body.Paints;
import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.assembly.democlip.scenery.Direction;
import io.qilian.assembly.democlip.scenery.Road;
import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Turns wishes into journeys on which nobody touches anybody: each vehicle gets a lane, a speed and a time at which it
 * passes a line before the camera; if that does not fit, the next time is tried, and after some tries it stays away.
 */
public final class TrafficPlanner {

    /** Vehicles that are on their way already when the clip begins are at least this far away. */
    private static final double CLEAR_METRES = 62;

    private static final int TRIES = 60;
    private static final double BRAKING = 1.9;
    private static final double STARTING = 1.4;

    private final Road road;
    private final Traffic traffic;
    private final double clipSeconds;
    private final Random random;
    private final Routes routes;
    private final Spacing spacing;
    private final List<Journey> journeys = new ArrayList<>();

    private TrafficPlanner(Road road, Traffic traffic, double clipSeconds, long seed) {
        this.road = road;
        this.traffic = traffic;
        this.clipSeconds = clipSeconds;
        this.random = new Random(seed + 3);
        this.routes = new Routes(road);
        this.spacing = new Spacing(clipSeconds);
    }

    /** The journeys of a clip, numbered in the order of departure. */
    public static List<Journey> plan(Road road, Traffic traffic, double clipSeconds, long seed) {
        TrafficPlanner planner = new TrafficPlanner(road, traffic, clipSeconds, seed);
        traffic.stops().forEach(planner::addStop);
        for (int vehicle = 0; vehicle < traffic.parked(); vehicle++) {
            planner.addParked();
        }
        planner.addVehicles(Direction.NORTHBOUND, traffic.northbound());
        planner.addVehicles(Direction.SOUTHBOUND, traffic.southbound());
        for (int walker = 0; walker < traffic.walkers(); walker++) {
            planner.addWalker(walker);
        }
        return planner.numbered();
    }

    private List<Journey> numbered() {
        journeys.sort(Comparator.comparingDouble(Journey::departsSecond));
        List<Journey> numbered = new ArrayList<>();
        for (Journey journey : journeys) {
            numbered.add(journey.numbered(numbered.size() + 1));
        }
        return List.copyOf(numbered);
    }

    private void addStop(Traffic.PlannedStop stop) {
        BodyStyle style = style(RoadUser.CAR);
        Path path = routes.pullingOver(stop.metres());
        double way = path.meets(road.ground(-40, stop.metres()), road.ground(40, stop.metres()))
                .orElseThrow();
        double cruise = Math.min(traffic.kilometresPerHour() / 3.6 * 0.9, Math.sqrt(2 * BRAKING * way * 0.9));
        double brakesAt = (way - cruise * cruise / (2 * BRAKING)) / cruise;
        double stands = brakesAt + cruise / BRAKING;
        SpeedProfile profile = SpeedProfile.constant(cruise)
                .changing(brakesAt, 0, cruise / BRAKING)
                .changing(stands + stop.seconds(), cruise, cruise / STARTING);
        journeys.add(journey(style, path, profile, stop.second() - stands));
    }

    private void addParked() {
        Direction direction = random.nextBoolean() ? Direction.NORTHBOUND : Direction.SOUTHBOUND;
        BodyStyle style = style(random.nextInt(4) == 0 ? RoadUser.VAN : RoadUser.CAR);
        double place = 10 + 70 * random.nextDouble();
        double offset = direction.sign() * (road.kerb() - style.widthMetres() / 2 - 0.3);
        Point here = road.ground(offset, place);
        Point ahead = road.ground(offset, place + direction.sign());
        Journey parked = journey(style, new Path(List.of(here, ahead)), SpeedProfile.standing(), 0);
        if (!spacing.conflicts(parked, journeys)) {
            journeys.add(parked);
        }
    }

    private void addVehicles(Direction direction, TrafficMix mix) {
        List<RoadUser> wanted = new ArrayList<>();
        Arrays.stream(RoadUser.values()).forEach(user -> wanted.addAll(Collections.nCopies(mix.of(user), user)));
        Collections.shuffle(wanted, random);
        for (int turn = 0; turn < wanted.size(); turn++) {
            double share = (turn + 0.2 + 0.6 * random.nextDouble()) / wanted.size();
            addVehicle(direction, wanted.get(turn), share);
        }
    }

    private void addVehicle(Direction direction, RoadUser user, double share) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int lane = lane(user);
            Path path = routes.lane(direction, lane, 6 * random.nextDouble());
            SpeedProfile profile = drive(user, lane);
            double shifted = share + (attempt % 2 == 0 ? 1 : -1) * attempt * 0.008;
            double departs = departure(direction, path, profile, Math.abs(shifted % 1));
            Journey journey = journey(style(user), path, profile, departs);
            if (fits(journey)) {
                journeys.add(journey);
                return;
            }
        }
    }

    private boolean fits(Journey journey) {
        boolean gone = journey.arrivesSecond() < clipSeconds - 0.2;
        boolean far = journey.departsSecond() >= 0 || journey.pose(0).y() > CLEAR_METRES;
        return gone && far && !spacing.conflicts(journey, journeys);
    }

    /** Spreads the vehicles over the times at which they can pass the line and yet be gone at the end of the clip. */
    private double departure(Direction direction, Path path, SpeedProfile profile, double share) {
        double whole = profile.seconds(path.lengthMetres());
        double earliest = 0;
        if (direction == Direction.SOUTHBOUND) {
            earliest = -profile.seconds(Routes.FAR_METRES - CLEAR_METRES - 2);
        }
        double latest = clipSeconds - whole - 0.4;
        return earliest + share * Math.max(0, latest - earliest);
    }

    private void addWalker(int number) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Journey walk = walk(number % 2 == 0 ? 1 : -1);
            if (!spacing.conflicts(walk, journeys)) {
                journeys.add(walk);
                return;
            }
        }
    }

    private Journey walk(int side) {
        double offset = 0.6 + Math.max(0, road.pavementMetres() - 1.2) * random.nextDouble();
        Path path = routes.walk(side, offset, 38 + 26 * random.nextDouble(), random.nextBoolean());
        SpeedProfile profile = SpeedProfile.constant(1.15 + 0.5 * random.nextDouble());
        double whole = profile.seconds(path.lengthMetres());
        double departs = Math.max(0, clipSeconds - whole - 0.5) * random.nextDouble();
        return journey(BodyStyle.WALKER, path, profile, departs);
    }

    private int lane(RoadUser user) {
        int last = road.lanesEachWay() - 1;
        return switch (user) {
            case BICYCLE, PERSON -> last + 1;
            case BUS, TRUCK, MOTORCYCLE -> last;
            case CAR, VAN -> random.nextInt(last + 1);
        };
    }

    private SpeedProfile drive(RoadUser user, int lane) {
        double typical = traffic.kilometresPerHour() / 3.6;
        double inner = road.lanesEachWay() - 1 - lane;
        double speed =
                switch (user) {
                    case PERSON -> 1.4;
                    case BICYCLE -> 4.6;
                    case MOTORCYCLE -> 0.88 * typical;
                    case BUS, TRUCK -> 0.82 * typical;
                    case CAR, VAN -> (0.94 + 0.14 * inner) * typical;
                };
        double own = speed * (0.93 + 0.14 * random.nextDouble());
        SpeedProfile steady = SpeedProfile.constant(own);
        if (random.nextBoolean()) {
            return steady;
        }
        return steady.changing(
                2 + 6 * random.nextDouble(), own * (0.90 + 0.18 * random.nextDouble()), 3 + 3 * random.nextDouble());
    }

    private BodyStyle style(RoadUser user) {
        List<BodyStyle> styles = Arrays.stream(BodyStyle.values())
                .filter(style -> style.user() == user)
                .toList();
        return styles.get(random.nextInt(styles.size()));
    }

    private Journey journey(BodyStyle style, Path path, SpeedProfile profile, double departs) {
        double scale = style.user() == RoadUser.PERSON ? 0.92 + 0.12 * random.nextDouble() : 1;
        return new Journey(1, style, Paints.palette(style, random), scale, path, profile, departs);
    }
}

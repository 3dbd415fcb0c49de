package io.qilian.assembly.democlip.truth;

import io.qilian.assembly.democlip.scenery.Direction;
import io.qilian.assembly.democlip.scenery.Road;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;
import io.qilian.assembly.democlip.traffic.Journey;
import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Works out what is known of a clip as a whole. */
public final class Survey {

    private static final double[] CALIBRATION_METRES = {18, 26, 40, 65};

    private static final double AREA_BEGIN_METRES = 25;
    private static final double AREA_END_METRES = 60;

    private final Projection projection;
    private final Road road;
    private final List<Journey> journeys;
    private final FrameFormat format;

    /** Surveys the journeys of a clip on a road that is seen in this way. */
    public Survey(Projection projection, Road road, List<Journey> journeys, FrameFormat format) {
        this.projection = projection;
        this.road = road;
        this.journeys = journeys;
        this.format = format;
    }

    /** Everything, with one counting line across each carriageway. */
    public ClipTruth truth() {
        List<CountingLine> lines = List.of(line(Direction.NORTHBOUND), line(Direction.SOUTHBOUND));
        List<Crossing> crossings = new ArrayList<>();
        List<Stop> stops = new ArrayList<>();
        for (Journey journey : journeys) {
            lines.forEach(line -> addCrossing(crossings, journey, line));
            addStops(stops, journey);
        }
        crossings.sort(Comparator.comparingDouble(Crossing::second));
        stops.sort(Comparator.comparingDouble(Stop::beginSecond));
        List<CarriagewayArea> areas = List.of(area(Direction.NORTHBOUND), area(Direction.SOUTHBOUND));
        return new ClipTruth(format, calibration(), lines, areas, crossings, stops);
    }

    private CountingLine line(Direction direction) {
        double metres = road.countingLineMetres();
        double inner = direction.sign() * (road.medianMetres() / 2);
        double outer = direction.sign() * road.kerb();
        Point start = road.ground(outer, metres);
        Point end = road.ground(inner, metres);
        return new CountingLine(direction.name().toLowerCase(Locale.ROOT), start, end, share(start), share(end));
    }

    private CarriagewayArea area(Direction direction) {
        double inner = direction.sign() * (road.medianMetres() / 2);
        double outer = direction.sign() * road.kerb();
        List<Point> ground = List.of(
                road.ground(inner, AREA_BEGIN_METRES),
                road.ground(outer, AREA_BEGIN_METRES),
                road.ground(outer, AREA_END_METRES),
                road.ground(inner, AREA_END_METRES));
        return new CarriagewayArea(
                direction.name().toLowerCase(Locale.ROOT) + "-road",
                ground,
                ground.stream().map(this::share).toList());
    }

    private void addCrossing(List<Crossing> crossings, Journey journey, CountingLine line) {
        OptionalDouble second = journey.passes(line.startGround(), line.endGround());
        if (second.isPresent() && second.getAsDouble() >= 0 && second.getAsDouble() < format.seconds()) {
            double speed = journey.speed(second.getAsDouble()) * 3.6;
            crossings.add(new Crossing(journey.id(), journey.style().user(), line.name(), second.getAsDouble(), speed));
        }
    }

    private void addStops(List<Stop> stops, Journey journey) {
        for (double[] times : journey.profile().stops()) {
            double begin = Math.max(0, times[0] + journey.departsSecond());
            double end = Math.min(format.seconds(), times[1] + journey.departsSecond());
            if (begin < end) {
                Point ground = journey.pose(begin).ground();
                stops.add(new Stop(journey.id(), journey.style().user(), begin, end, ground));
            }
        }
    }

    /** Points on the edge lines and beside the median, as one would measure them with a tape on the road. */
    private List<CalibrationPoint> calibration() {
        List<CalibrationPoint> points = new ArrayList<>();
        double[] offsets = {-road.laneEdge(), -road.innerEdge(), road.innerEdge(), road.laneEdge()};
        for (double metres : CALIBRATION_METRES) {
            for (double offset : offsets) {
                Point ground = road.ground(offset, metres);
                Point picture = share(ground);
                if (picture.x() > 0.01 && picture.x() < 0.99 && picture.y() > 0.01 && picture.y() < 0.99) {
                    points.add(new CalibrationPoint(picture, ground));
                }
            }
        }
        return points;
    }

    private Point share(Point ground) {
        return projection
                .picture(new Vector(ground.x(), ground.y(), 0))
                .orElseThrow(() -> new IllegalArgumentException("not before the camera: " + ground))
                .scaled(1.0 / projection.width(), 1.0 / projection.height());
    }
}

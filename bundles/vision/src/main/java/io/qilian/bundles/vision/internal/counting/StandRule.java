package io.qilian.bundles.vision.internal.counting;

import io.qilian.bundles.vision.api.calibration.Calibration;
import io.qilian.bundles.vision.api.calibration.GroundPosition;
import io.qilian.bundles.vision.api.counting.Anchor;
import io.qilian.bundles.vision.api.counting.StopEvent;
import io.qilian.bundles.vision.api.counting.StopEvent.Kind;
import io.qilian.bundles.vision.api.counting.StopSettings;
import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.bundles.vision.internal.geometry.Region;
import io.qilian.bundles.vision.internal.trail.PictureSize;
import io.qilian.bundles.vision.internal.trail.Rule;
import io.qilian.bundles.vision.internal.trail.Trail;
import io.qilian.bundles.vision.internal.trail.Trails;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what stands still in one zone in pixels. */
public final class StandRule implements Rule<StopEvent> {

    private static final int LEAST_DETECTIONS = 3;

    private final Place place;
    private final Region region;
    private final StopSettings settings;
    private final Distance distance;
    private final Trails<StandState> trails;

    /**
     * A zone in one stream.
     *
     * @param name name of the zone
     * @param area where it lies, in pixels
     * @param picture size of the frames
     */
    public record Place(String name, Polygon area, PictureSize picture) {}

    /** How far apart two places of an object are. */
    @FunctionalInterface
    public interface Distance {

        /**
         * Measures.
         *
         * @param from one place, in pixels
         * @param to the other, in pixels
         * @param size size of the object in pixels
         * @return the distance in the unit of the settings; infinite if it cannot be told
         */
        double between(Point from, Point to, double size);

        /**
         * Measures in sizes of the object.
         *
         * @return the measure
         */
        static Distance inSizes() {
            return (from, to, size) -> from.distanceTo(to) / size;
        }

        /**
         * Measures in metres.
         *
         * @param calibration of the camera
         * @return the measure
         */
        static Distance inMetres(Calibration calibration) {
            return (from, to, size) -> {
                Optional<Point> one = calibration.ground(from).map(GroundPosition::point);
                Optional<Point> other = calibration.ground(to).map(GroundPosition::point);
                return one.isPresent() && other.isPresent()
                        ? one.get().distanceTo(other.get())
                        : Double.POSITIVE_INFINITY;
            };
        }
    }

    /**
     * A rule that has seen nothing.
     *
     * @param place the zone
     * @param settings when an object stands still
     * @param distance how to measure
     */
    public StandRule(Place place, StopSettings settings, Distance distance) {
        this.place = place;
        this.region = new Region(place.area());
        this.settings = settings;
        this.distance = distance;
        this.trails = new Trails<>(settings.continuity(), Anchor.GROUND, place.picture(), StandState::new);
    }

    @Override
    public List<StopEvent> update(Observation seen) {
        List<StopEvent> events = new ArrayList<>();
        trails.advance(seen);
        trails.ended().forEach(trail -> lose(trail, events));
        trails.seen().forEach(trail -> follow(trail, events));
        events.sort(Comparator.comparing(StopEvent::at).thenComparing(StopEvent::trackId));
        return List.copyOf(events);
    }

    @Override
    public List<StopEvent> finish() {
        List<StopEvent> events = new ArrayList<>();
        trails.all().forEach(trail -> lose(trail, events));
        return List.copyOf(events);
    }

    @Override
    public long leftOut() {
        return trails.leftOut();
    }

    private void follow(Trail<StandState> trail, List<StopEvent> events) {
        StandState state = trail.state();
        state.add(trail.step().toX(), trail.step().toY());
        Point now = state.median();
        if (state.place() == null) {
            state.settle(now, trail);
            return;
        }
        double moved = distance.between(state.place(), now, trail.size());
        if (moved > (state.standing() ? settings.moving() : settings.still())) {
            if (state.standing()) {
                events.add(event(Kind.MOVED, trail));
                state.stand(false);
            }
            state.settle(now, trail);
        } else if (!state.standing() && longEnough(trail) && region.depth(now.x(), now.y()) >= 0) {
            state.stand(true);
            events.add(event(Kind.STOPPED, trail));
        }
    }

    private boolean longEnough(Trail<StandState> trail) {
        long nanos = trail.seenNanos() - trail.state().sinceNanos();
        return nanos >= settings.after().toNanos() && trail.state().detectionsSince() >= LEAST_DETECTIONS;
    }

    private void lose(Trail<StandState> trail, List<StopEvent> events) {
        if (trail.state().standing()) {
            events.add(event(Kind.LOST, trail));
            trail.state().stand(false);
        }
    }

    private StopEvent event(Kind kind, Trail<StandState> trail) {
        StandState state = trail.state();
        return new StopEvent(
                kind,
                place.name(),
                trail.id(),
                trail.label(),
                state.since(),
                trail.at(),
                state.place(),
                place.name() + "/track-" + trail.rootId() + "/" + state.since().toEpochMilli());
    }
}

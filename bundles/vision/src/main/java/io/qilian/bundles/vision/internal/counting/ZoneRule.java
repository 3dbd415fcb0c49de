package io.qilian.bundles.vision.internal.counting;

import io.qilian.bundles.vision.api.counting.ZoneEvent;
import io.qilian.bundles.vision.api.counting.ZoneEvent.Kind;
import io.qilian.bundles.vision.api.counting.ZoneSettings;
import io.qilian.bundles.vision.api.counting.ZoneVisit;
import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.bundles.vision.internal.geometry.Region;
import io.qilian.bundles.vision.internal.trail.PictureSize;
import io.qilian.bundles.vision.internal.trail.Rule;
import io.qilian.bundles.vision.internal.trail.Trail;
import io.qilian.bundles.vision.internal.trail.Trails;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Watches one zone in pixels: each side holds until the other one has been clear for long enough. */
public final class ZoneRule implements Rule<ZoneEvent> {

    /** In a narrow zone nothing would ever be clearly inside. */
    private static final double LARGEST_BAND_SHARE = 0.5;

    private final String name;
    private final ZoneSettings settings;
    private final Region region;
    private final Trails<ZoneState> trails;

    /**
     * A rule that has seen nothing.
     *
     * @param name name of the zone
     * @param area where it lies, in pixels
     * @param settings how to tell
     * @param picture size of the frames
     */
    public ZoneRule(String name, Polygon area, ZoneSettings settings, PictureSize picture) {
        this.name = name;
        this.settings = settings;
        this.region = new Region(area);
        this.trails = new Trails<>(settings.continuity(), settings.anchor(), picture, ZoneState::new);
    }

    @Override
    public List<ZoneEvent> update(Observation seen) {
        List<ZoneEvent> events = new ArrayList<>();
        trails.advance(seen);
        trails.ended().forEach(trail -> lose(trail, events));
        trails.seen().forEach(trail -> follow(trail, events));
        events.sort(Comparator.comparing(ZoneEvent::at)
                .thenComparing(event -> event.visit().trackId()));
        return List.copyOf(events);
    }

    @Override
    public List<ZoneEvent> finish() {
        List<ZoneEvent> events = new ArrayList<>();
        trails.all().forEach(trail -> lose(trail, events));
        return List.copyOf(events);
    }

    /**
     * Who is in the zone.
     *
     * @return the visits that go on, by time of entry
     */
    public List<ZoneVisit> visits() {
        return trails.all().stream()
                .filter(trail -> trail.state().inside())
                .map(this::visit)
                .sorted(Comparator.comparing(ZoneVisit::enteredAt).thenComparing(ZoneVisit::trackId))
                .toList();
    }

    @Override
    public long leftOut() {
        return trails.leftOut();
    }

    private void follow(Trail<ZoneState> trail, List<ZoneEvent> events) {
        ZoneState state = trail.state();
        double before = region.depth(trail.step().fromX(), trail.step().fromY());
        double depth = region.depth(trail.step().toX(), trail.step().toY());
        if (trail.first()) {
            state.appear(trail.instantAt(0));
        }
        if ((before >= 0) != (depth >= 0)) {
            double share = region.lastPassage(trail.step());
            state.pass(trail.instantAt(share), trail.pointAt(share));
        }
        double band = Math.min(settings.band().of(trail.size()), LARGEST_BAND_SHARE * region.innerRadius());
        boolean otherSide = state.inside() ? depth <= -band : depth >= band;
        boolean sameSide = state.inside() ? depth >= band : depth <= -band;
        if (sameSide) {
            state.stay();
        } else if (otherSide
                && state.settled(trail.seenNanos(), settings.settle().toNanos())) {
            change(trail, events);
        }
    }

    private void change(Trail<ZoneState> trail, List<ZoneEvent> events) {
        ZoneState state = trail.state();
        if (state.inside()) {
            boolean seen = state.passedAt() != null && !state.passedAt().isBefore(state.enteredAt());
            Instant at = seen ? state.passedAt() : trail.at();
            Point point = seen ? state.passedAtPoint() : trail.pointAt(1);
            events.add(new ZoneEvent(Kind.LEFT, visit(trail), at, point));
            state.leave();
        } else {
            state.enter();
            Point point = state.entrySeen() ? state.passedAtPoint() : trail.pointAt(1);
            events.add(new ZoneEvent(Kind.ENTERED, visit(trail), state.enteredAt(), point));
        }
    }

    private void lose(Trail<ZoneState> trail, List<ZoneEvent> events) {
        if (trail.state().inside()) {
            events.add(new ZoneEvent(Kind.LOST, visit(trail), trail.at(), trail.pointAt(1)));
            trail.state().leave();
        }
    }

    private ZoneVisit visit(Trail<ZoneState> trail) {
        ZoneState state = trail.state();
        String key = name + "/track-" + trail.rootId() + "/" + state.enteredAt().toEpochMilli();
        return new ZoneVisit(name, trail.id(), trail.label(), state.enteredAt(), state.entrySeen(), trail.at(), key);
    }
}

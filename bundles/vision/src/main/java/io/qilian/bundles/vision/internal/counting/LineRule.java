package io.qilian.bundles.vision.internal.counting;

import io.qilian.bundles.vision.api.counting.Crossing;
import io.qilian.bundles.vision.api.counting.Direction;
import io.qilian.bundles.vision.api.counting.LineSettings;
import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.bundles.vision.internal.counting.LineState.Side;
import io.qilian.bundles.vision.internal.geometry.DirectedLine;
import io.qilian.bundles.vision.internal.trail.PictureSize;
import io.qilian.bundles.vision.internal.trail.Rule;
import io.qilian.bundles.vision.internal.trail.Trail;
import io.qilian.bundles.vision.internal.trail.Trails;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Counts at one line in pixels.
 *
 * <p>An object is counted when it has come from clearly on one side to clearly on the other, and its path in between
 * has crossed the line within its ends once more in that direction than in the other. So a box that trembles on the
 * line, a stop on it, and a turn before it count nothing; a way around the line's end counts nothing; a turn behind the
 * line counts once each way.
 *
 * <p>A crossing is told at once if the object is further behind the line than its own size, otherwise when a second
 * detection bears it out, or when the object is not seen any more. If the second detection is back where the object
 * came from, the first one was a slip of the box and nothing is counted. A track of two detections counts nothing: two
 * boxes that are nothing, or of two objects, can look like one that moves fast.
 */
public final class LineRule implements Rule<Crossing> {

    private static final int LEAST_DETECTIONS = 3;

    private final String name;
    private final LineSettings settings;
    private final DirectedLine line;
    private final Trails<LineState> trails;

    /**
     * A rule that has seen nothing.
     *
     * @param name name of the line
     * @param line where it lies, in pixels
     * @param settings how to count
     * @param picture size of the frames
     */
    public LineRule(String name, Polyline line, LineSettings settings, PictureSize picture) {
        this.name = name;
        this.settings = settings;
        this.line = new DirectedLine(line);
        this.trails = new Trails<>(settings.continuity(), settings.anchor(), picture, LineState::new);
    }

    @Override
    public List<Crossing> update(Observation seen) {
        List<Crossing> counted = new ArrayList<>();
        trails.advance(seen);
        for (Trail<LineState> trail : trails.seen()) {
            follow(trail, counted);
        }
        for (Trail<LineState> trail : trails.all()) {
            if (trails.lostNanos(trail) > settings.continuity().relinkTime().toNanos()) {
                tellWaiting(trail, counted);
            }
        }
        for (Trail<LineState> trail : trails.ended()) {
            tellWaiting(trail, counted);
        }
        counted.sort(Comparator.comparing(Crossing::at).thenComparing(Crossing::trackId));
        return List.copyOf(counted);
    }

    @Override
    public List<Crossing> finish() {
        List<Crossing> counted = new ArrayList<>();
        trails.all().forEach(trail -> tellWaiting(trail, counted));
        return List.copyOf(counted);
    }

    @Override
    public long leftOut() {
        return trails.leftOut();
    }

    private void follow(Trail<LineState> trail, List<Crossing> counted) {
        LineState state = trail.state();
        double band = settings.band().of(trail.size());
        if (trail.first()) {
            state.reach(
                    side(line.signedDistance(trail.step().fromX(), trail.step().fromY()), band));
        }
        line.cross(trail.step(), (share, toRight) -> state.cross(trail, share, toRight));
        double distance = line.signedDistance(trail.step().toX(), trail.step().toY());
        Side reached = side(distance, band);
        if (reached == Side.UNKNOWN) {
            return;
        }
        if (state.waiting() != null) {
            bearOut(trail, reached, counted);
        } else if (reached != state.side() && state.side() != Side.UNKNOWN && state.crossedTo(reached)) {
            state.await(crossing(trail, reached));
            if (Math.abs(distance) >= trail.size()) {
                tellWaiting(trail, counted);
            }
        }
        state.reach(reached);
    }

    private static Side side(double distance, double band) {
        if (distance >= band) {
            return Side.RIGHT;
        }
        return distance <= -band ? Side.LEFT : Side.UNKNOWN;
    }

    private void bearOut(Trail<LineState> trail, Side reached, List<Crossing> counted) {
        boolean slipped = reached != trail.state().side() && trail.state().crossedTo(reached);
        if (slipped) {
            trail.state().await(null);
        } else {
            tellWaiting(trail, counted);
        }
    }

    private void tellWaiting(Trail<LineState> trail, List<Crossing> counted) {
        Crossing waiting = trail.state().waiting();
        if (waiting != null && trail.detections() >= LEAST_DETECTIONS) {
            counted.add(new Crossing(
                    name,
                    trail.id(),
                    trail.label(),
                    waiting.direction(),
                    waiting.at(),
                    waiting.point(),
                    waiting.key()));
            trail.state().await(null);
        }
    }

    private Crossing crossing(Trail<LineState> trail, Side reached) {
        Direction direction = reached == Side.RIGHT ? Direction.FORWARD : Direction.BACKWARD;
        LineState.Passage passage = trail.state().last(direction);
        String key = name + "/track-" + trail.rootId() + "/" + passage.at().toEpochMilli();
        return new Crossing(name, trail.id(), trail.label(), direction, passage.at(), passage.point(), key);
    }
}

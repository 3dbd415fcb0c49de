package io.qilian.bundles.vision.api.counting;

import io.qilian.bundles.vision.api.calibration.Calibration;
import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.bundles.vision.api.tracking.Continuity;
import io.qilian.bundles.vision.internal.counting.Names;
import io.qilian.bundles.vision.internal.counting.StandRule;
import io.qilian.bundles.vision.internal.counting.StandRule.Distance;
import io.qilian.bundles.vision.internal.geometry.ShapeChecks;
import io.qilian.bundles.vision.internal.trail.PerRun;
import io.qilian.kernel.api.observation.Observation;
import java.util.List;

/**
 * Tells which objects stand still in a zone: illegal parking, a stalled vehicle, an abandoned object.
 *
 * <p>An object stands still when its ground point has stayed within a distance of one place for a time; it moves again
 * when it has gone further than another, larger distance. The ground point is the median of its last five detections,
 * so that single boxes that leap do not matter, nor do missed detections, or other objects that hide it for less than
 * the memory.
 *
 * <p>Holds state: one instance serves one feed and one thread at a time. When the stream or the size of its pictures
 * changes, it begins anew. Bounded by {@link Continuity}.
 */
public final class StopRule {

    private final PerRun<StopEvent, StandRule> rules;

    /**
     * A rule that measures in sizes of the object.
     *
     * @param zone name of the zone, part of each stop's key; 1 to 64 characters
     * @param area the zone in shares of the picture (0 to 1)
     * @param settings when an object stands still
     * @throws io.qilian.kernel.api.problem.ProblemException if the name is blank or too long, or the zone leaves the
     *     picture
     */
    public StopRule(String zone, Polygon area, StopSettings settings) {
        require(zone, area);
        this.rules = new PerRun<>(picture -> new StandRule(
                new StandRule.Place(zone, area.scaled(picture.width(), picture.height()), picture),
                settings,
                Distance.inSizes()));
    }

    /**
     * A rule that measures in metres on the ground. An object beyond the horizon is not judged.
     *
     * @param zone name of the zone, part of each stop's key; 1 to 64 characters
     * @param area the zone in shares of the picture (0 to 1)
     * @param settings when an object stands still
     * @param calibration of the feed's camera
     * @throws io.qilian.kernel.api.problem.ProblemException if the name is blank or too long, or the zone leaves the
     *     picture
     */
    public StopRule(String zone, Polygon area, StopSettings settings, Calibration calibration) {
        require(zone, area);
        this.rules = new PerRun<>(picture -> new StandRule(
                new StandRule.Place(zone, area.scaled(picture.width(), picture.height()), picture),
                settings,
                Distance.inMetres(calibration.forPicture(picture.width(), picture.height()))));
    }

    private static void require(String zone, Polygon area) {
        Names.require("zone", zone);
        ShapeChecks.requireShares("zone " + zone, area.points());
    }

    /**
     * Takes the next frame. One without inference is passed over.
     *
     * @param seen what was seen in it
     * @return what has happened, by time
     */
    public List<StopEvent> update(Observation seen) {
        return rules.update(seen);
    }

    /**
     * Ends the watch, when no more frames will come.
     *
     * @return {@link StopEvent.Kind#LOST} for all that stand still
     */
    public List<StopEvent> finish() {
        return rules.finish();
    }

    /**
     * Objects that were not followed since there were more than {@link Continuity#maximumTracks()} at once.
     *
     * @return their number since the rule was made
     */
    public long tracksLeftOut() {
        return rules.leftOut();
    }
}

package io.qilian.bundles.vision.api.counting;

import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.bundles.vision.api.tracking.Continuity;
import io.qilian.bundles.vision.internal.counting.LineRule;
import io.qilian.bundles.vision.internal.counting.Names;
import io.qilian.bundles.vision.internal.geometry.ShapeChecks;
import io.qilian.bundles.vision.internal.trail.PerRun;
import io.qilian.kernel.api.observation.Observation;
import java.util.List;

/**
 * Counts the objects that cross a line, each exactly once for each time it crosses.
 *
 * <p>An object is counted when its track has come from clearly on one side of the line to clearly on the other, see
 * {@link Band}, and its path has crossed the line within its ends. That holds for any rate of frames, missed
 * detections, a stop on the line, an object that turns on or behind the line, a track that is lost on the line and goes
 * on under another id, and a box that is cut off by the picture's edge. Where an object is between two detections is
 * taken to be on the straight way between them.
 *
 * <p>Nothing is counted for detections without a track, for predictions, for a track of fewer than three detections, and
 * for a track whose first detection lies behind the line or on it.
 *
 * <p>A crossing is told as soon as a second detection bears it out; at the latest when the track has not been detected
 * for {@link Continuity#relinkTime()}.
 *
 * <p>Holds state: one instance serves one feed and one thread at a time. When the stream or the size of its pictures
 * changes, it begins anew. Bounded by {@link Continuity}.
 */
public final class CountingLine {

    private final String name;
    private final Polyline path;
    private final PerRun<Crossing, LineRule> rules;

    /**
     * A line that has seen nothing.
     *
     * @param name name of the line, part of each crossing's key; 1 to 64 characters
     * @param path the line in shares of the picture (0 to 1), in the direction that {@link Direction} refers to
     * @param settings how to count
     * @throws io.qilian.kernel.api.problem.ProblemException if the name is blank or too long, or the line leaves the
     *     picture
     */
    public CountingLine(String name, Polyline path, LineSettings settings) {
        Names.require("line", name);
        ShapeChecks.requireShares("line " + name, path.points());
        this.name = name;
        this.path = path;
        this.rules = new PerRun<>(
                picture -> new LineRule(name, path.scaled(picture.width(), picture.height()), settings, picture));
    }

    /**
     * Takes the next frame. One without inference is passed over.
     *
     * @param seen what was seen in it
     * @return the crossings that are certain now, by time
     */
    public List<Crossing> update(Observation seen) {
        return rules.update(seen);
    }

    /**
     * Ends the counting, when no more frames will come.
     *
     * @return the crossings that were waiting for another detection
     */
    public List<Crossing> finish() {
        return rules.finish();
    }

    /**
     * Name of the line.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Where it lies.
     *
     * @return the line in shares of the picture
     */
    public Polyline path() {
        return path;
    }

    /**
     * Objects that were not followed since there were more than {@link Continuity#maximumTracks()} at once.
     *
     * @return their number since the line was made
     */
    public long tracksLeftOut() {
        return rules.leftOut();
    }
}

package io.qilian.bundles.vision.internal.counting;

import io.qilian.bundles.vision.api.counting.Crossing;
import io.qilian.bundles.vision.api.counting.LineSettings;
import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.bundles.vision.internal.geometry.ShapeChecks;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayList;
import java.util.List;

/** A {@link LineRule} for each stream and picture size that comes by. */
public final class LineCounter {

    private final String name;
    private final Polyline path;
    private final LineSettings settings;
    private StreamKey stream;
    private LineRule rule;
    private long leftOutBefore;

    /**
     * A counter that has seen nothing.
     *
     * @param name name of the line
     * @param path the line in shares of the picture
     * @param settings how to count
     */
    public LineCounter(String name, Polyline path, LineSettings settings) {
        Names.require("line", name);
        ShapeChecks.requireShares("line " + name, path.points());
        this.name = name;
        this.path = path;
        this.settings = settings;
    }

    /**
     * Takes the next frame.
     *
     * @param seen what was seen in it
     * @return the crossings that are certain now
     */
    public List<Crossing> update(Observation seen) {
        if (seen.failure().isPresent()) {
            return List.of();
        }
        if (stream != null && stream.isOf(seen)) {
            return rule.update(seen);
        }
        List<Crossing> counted = new ArrayList<>(finish());
        stream = StreamKey.of(seen);
        rule = new LineRule(name, path.scaled(seen.width(), seen.height()), settings, stream.picture());
        counted.addAll(rule.update(seen));
        return counted;
    }

    /**
     * Ends the counting.
     *
     * @return the crossings that were waiting for another detection
     */
    public List<Crossing> finish() {
        if (rule == null) {
            return List.of();
        }
        List<Crossing> counted = rule.finish();
        leftOutBefore += rule.leftOut();
        rule = null;
        stream = null;
        return counted;
    }

    /**
     * Objects that were not followed.
     *
     * @return their number
     */
    public long leftOut() {
        return leftOutBefore + (rule == null ? 0 : rule.leftOut());
    }
}

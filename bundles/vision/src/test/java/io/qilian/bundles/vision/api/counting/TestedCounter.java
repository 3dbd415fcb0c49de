package io.qilian.bundles.vision.api.counting;

import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.bundles.vision.api.tracking.ObjectTracker;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.testkit.counting.CountedCrossing;
import io.qilian.kernel.testkit.counting.CrossingDirection;
import io.qilian.kernel.testkit.counting.LineCounter;
import java.util.List;

/** Puts the line, with and without the tracker before it, to the conformance kit's test. */
final class TestedCounter {

    private TestedCounter() {}

    static LineCounter line(List<Point> points) {
        CountingLine line = new CountingLine("tested", new Polyline(points), LineSettings.DEFAULTS);
        return seen -> counted(line.update(seen));
    }

    static LineCounter trackerAndLine(List<Point> points) {
        ObjectTracker tracker = new ObjectTracker();
        LineCounter line = line(points);
        return seen -> {
            Observation tracked =
                    seen.answering(seen.use(), seen.detections(), tracker.update(seen.capturedAt(), seen.detections()));
            return line.consume(tracked);
        };
    }

    private static List<CountedCrossing> counted(List<Crossing> crossings) {
        return crossings.stream()
                .map(crossing -> new CountedCrossing(
                        CrossingDirection.valueOf(crossing.direction().name()), crossing.label()))
                .toList();
    }
}

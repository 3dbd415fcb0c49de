package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.bundles.modellibrary.api.RolloutFigures.Side;
import io.qilian.bundles.modellibrary.internal.agreement.DetectionPairs;
import io.qilian.bundles.modellibrary.internal.version.TimedDetections;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;
import java.util.Optional;

/** Two versions on the same frames, counted as they come. Thread-safe. */
final class Comparison {

    /** Detections of one frame that are compared, the best ones. */
    static final int MAXIMUM_DETECTIONS = 100;

    private final Tally before = new Tally();
    private final Tally after = new Tally();
    private long frames;
    private long skipped;
    private long agreed;
    private long found;

    synchronized void skip() {
        skipped++;
    }

    /** A frame that both have seen; nothing stands for a failure. */
    synchronized void add(Optional<TimedDetections> ofBefore, Optional<TimedDetections> ofAfter) {
        frames++;
        before.add(ofBefore);
        after.add(ofAfter);
        if (ofBefore.isPresent() && ofAfter.isPresent()) {
            List<Detection> one = best(ofBefore.get());
            List<Detection> other = best(ofAfter.get());
            found += one.size() + other.size();
            agreed += 2L * DetectionPairs.of(one, other).number();
        }
    }

    private static List<Detection> best(TimedDetections seen) {
        return seen.found().subList(0, Math.min(seen.found().size(), MAXIMUM_DETECTIONS));
    }

    synchronized RolloutFigures figures() {
        double agreement = found == 0 ? 1 : (double) agreed / found;
        return new RolloutFigures(frames, skipped, before.side(), after.side(), agreement);
    }

    /** One version's figures. */
    private static final class Tally {

        private final LatestTimes times = new LatestTimes();
        private long failures;
        private long detections;

        void add(Optional<TimedDetections> seen) {
            if (seen.isEmpty()) {
                failures++;
            } else {
                times.add(seen.get().runNs());
                detections += seen.get().found().size();
            }
        }

        Side side() {
            return new Side(times.percentileMs(0.95), failures, detections);
        }
    }
}

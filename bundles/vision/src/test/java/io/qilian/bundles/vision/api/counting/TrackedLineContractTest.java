package io.qilian.bundles.vision.api.counting;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.testkit.counting.CountingContract;
import io.qilian.kernel.testkit.counting.LineCounter;
import io.qilian.kernel.testkit.counting.StoryInput;
import java.util.List;

/** Tracker and line together, on scripted detections. */
class TrackedLineContractTest extends CountingContract {

    @Override
    protected LineCounter counter(List<Point> line) {
        return TestedCounter.trackerAndLine(line);
    }

    @Override
    protected StoryInput input() {
        return StoryInput.DETECTIONS;
    }

    @Override
    protected int randomScenes() {
        return 1000;
    }
}

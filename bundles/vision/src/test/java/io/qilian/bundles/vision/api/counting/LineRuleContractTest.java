package io.qilian.bundles.vision.api.counting;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.testkit.counting.CountingContract;
import io.qilian.kernel.testkit.counting.LineCounter;
import io.qilian.kernel.testkit.counting.StoryInput;
import java.util.List;

/** The rule of the line alone, on scripted tracks. */
class LineRuleContractTest extends CountingContract {

    @Override
    protected LineCounter counter(List<Point> line) {
        return TestedCounter.line(line);
    }

    @Override
    protected StoryInput input() {
        return StoryInput.TRACKS;
    }

    @Override
    protected int randomScenes() {
        return 1000;
    }
}

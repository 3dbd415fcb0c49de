package io.qilian.kernel.testkit.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a counter at a line has to get right: every story of {@link CountingStories} and a number of scenes of
 * {@link RandomTraffic}, each to the last object. A vendor extends it in the tests of the counter.
 */
public abstract class CountingContract {

    /** For subclasses. */
    protected CountingContract() {}

    /**
     * Makes the counter that is put to the test.
     *
     * @param line the line in shares of the picture, see {@link CrossingDirection}
     * @return a counter that has seen nothing
     */
    protected abstract LineCounter counter(List<Point> line);

    /**
     * What the counter is given.
     *
     * @return tracks, if only the rule of the line is put to the test
     */
    protected abstract StoryInput input();

    /**
     * How many random scenes to run.
     *
     * @return their number; 100 unless overridden
     */
    protected int randomScenes() {
        return 100;
    }

    /**
     * Runs the stories.
     *
     * @return a test for each
     */
    @TestFactory
    public Stream<DynamicTest> countsEveryStoryExactly() {
        return CountingStories.all().stream()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> requireExact(story)));
    }

    /**
     * Runs random scenes.
     *
     * @return a test for each
     */
    @TestFactory
    public Stream<DynamicTest> countsRandomTrafficExactly() {
        return LongStream.rangeClosed(1, randomScenes())
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        "random-traffic-" + seed, () -> requireExact(RandomTraffic.scene(seed))));
    }

    private void requireExact(CountingStory story) {
        LineCounter counter = counter(story.line());
        List<CountedCrossing> counted = new ArrayList<>();
        for (Observation frame : story.frames(input())) {
            counted.addAll(counter.consume(frame));
        }
        assertThat(counted)
                .as("%s: %s", story.name(), story.about())
                .containsExactlyInAnyOrderElementsOf(story.expected());
    }
}

package io.qilian.bundles.modellibrary.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.bundles.modellibrary.api.RolloutFigures.Side;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Canaries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guards at their defaults: a fifth slower, 0.1 % failures, a quarter of the detections, 95 % agreement. */
class GuardCheckTest {

    private static final Side BEFORE = new Side(10, 0, 1000);

    private final GuardCheck guards = new GuardCheck(RolloutPlan.DEFAULT);

    @Test
    void holdsForAVersionThatDoesTheSame() {
        assertThat(breaches(1000, new Side(12.5, 1, 1250), 0.95)).isEmpty();
    }

    @Test
    void namesWhatIsTooSlow() {
        assertThat(breaches(1000, new Side(12.6, 0, 1000), 1))
                .containsExactly("takes 12.6 ms (p95), at most 12.5 ms allowed, 10.0 ms before");
    }

    @Test
    void namesFailures() {
        assertThat(breaches(1000, new Side(10, 2, 1000), 1))
                .containsExactly("fails on 2 of 1000 frames, the version before on 0");
    }

    @Test
    void waitsForNoFurtherFramesWhenItFailsAgainAndAgain() {
        assertThat(breaches(3, new Side(0, 3, 0), 1)).hasSize(1);
        assertThat(breaches(2, new Side(0, 2, 0), 1)).isEmpty();
    }

    @Test
    void doesNotBlameItForFramesOnWhichBothFail() {
        RolloutFigures both = new RolloutFigures(1000, 0, new Side(10, 50, 1000), new Side(10, 50, 1000), 1);
        assertThat(guards.breaches(both)).isEmpty();
    }

    @Test
    void namesTooManyAndTooFewDetections() {
        assertThat(breaches(1000, new Side(10, 0, 1251), 1))
                .containsExactly("finds 1.25 objects a frame, 1.00 before, a difference of 25 % allowed");
        assertThat(breaches(1000, new Side(10, 0, 749), 1)).hasSize(1);
    }

    @Test
    void namesDetectionsThatDoNotAgree() {
        assertThat(breaches(1000, new Side(10, 0, 1000), 0.949))
                .containsExactly("agrees in 94.9 % of the detections, at least 95.0 % asked for");
    }

    @Test
    void doesNotJudgeByAFewFramesOrDetections() {
        assertThat(breaches(199, new Side(99, 0, 0), 0)).isEmpty();
        RolloutFigures quiet = new RolloutFigures(1000, 0, new Side(10, 0, 5), new Side(10, 0, 19), 0);
        assertThat(guards.breaches(quiet)).isEmpty();
    }

    @Test
    void choosesWholeFeedsForTheShareThatIsAskedFor() {
        List<String> feeds = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertThat(CanaryFeeds.choose(new Canaries(30, List.of()), feeds, 1))
                .hasSize(3)
                .isSubsetOf(feeds)
                .isEqualTo(CanaryFeeds.choose(new Canaries(30, List.of()), feeds, 1));
        assertThat(CanaryFeeds.choose(new Canaries(1, List.of()), feeds, 1)).hasSize(1);
        assertThat(CanaryFeeds.choose(new Canaries(1, List.of("d", "e")), feeds, 1))
                .containsExactlyInAnyOrder("d", "e");
        assertThat(CanaryFeeds.choose(new Canaries(100, List.of()), List.of(), 1))
                .isEmpty();
    }

    @Test
    void refusesAPlanThatCannotBe() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new RolloutPlan(
                        minute, minute, minute, new Canaries(10, List.of()), 9, minute, RolloutPlan.Guards.DEFAULT))
                .hasMessage("minimumFrames: expected 10 to 100000, got 9");
    }

    private List<String> breaches(long frames, Side after, double agreement) {
        return guards.breaches(new RolloutFigures(frames, 0, BEFORE, after, agreement));
    }
}

package io.qilian.bundles.modellibrary.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.modellibrary.internal.evaluation.DetectionScores.Answer;
import io.qilian.kernel.api.geometry.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionScoresTest {

    private static final Box LEFT = new Box(0, 0, 10, 10);
    private static final Box RIGHT = new Box(100, 0, 110, 10);

    private final DetectionScores scores = new DetectionScores(0.5, 0.75);

    @Test
    void takesASecondBoxOnTheSameObjectForAMistake() {
        scores.add(List.of(new Answer(0.9, LEFT), new Answer(0.8, LEFT)), List.of(LEFT), List.of());
        assertThat(scores.curve(0).precision()).containsExactly(1, 0.5);
        assertThat(scores.curve(0).recall()).containsExactly(1, 1);
    }

    @Test
    void letsEachAnswerTakeTheBoxThatItOverlapsMostAmongThoseThatAreFree() {
        Box near = new Box(1, 0, 11, 10);
        scores.add(List.of(new Answer(0.9, LEFT), new Answer(0.8, LEFT)), List.of(near, LEFT), List.of());
        assertThat(scores.curve(0).precision()).containsExactly(1, 1);
        assertThat(scores.objects()).isEqualTo(2);
    }

    @Test
    void judgesAtEachOverlapByItself() {
        // 10 by 10 against 10 by 6: the overlap is 0.6.
        scores.add(List.of(new Answer(0.9, new Box(0, 0, 10, 6))), List.of(LEFT), List.of());
        assertThat(scores.curve(0).allPoints()).isCloseTo(1, within(1e-12));
        assertThat(scores.curve(1).allPoints()).isZero();
    }

    @Test
    void neitherRewardsNorPunishesAnAnswerInABoxThatIsToBeIgnored() {
        Box crowd = new Box(90, 0, 300, 100);
        scores.add(List.of(new Answer(0.95, RIGHT), new Answer(0.9, LEFT)), List.of(LEFT), List.of(crowd));
        assertThat(scores.curve(0).precision()).containsExactly(1);
        assertThat(scores.answers()).isEqualTo(2);
    }

    @Test
    void rewardsAnAnswerThatFindsAnObjectWithinABoxThatIsToBeIgnored() {
        scores.add(List.of(new Answer(0.9, LEFT)), List.of(LEFT), List.of(new Box(0, 0, 50, 50)));
        assertThat(scores.curve(0).recall()).containsExactly(1);
    }

    @Test
    void ranksTheAnswersOfAllPicturesTogether() {
        scores.add(List.of(new Answer(0.5, RIGHT)), List.of(LEFT), List.of());
        scores.add(List.of(new Answer(0.9, LEFT)), List.of(LEFT), List.of());
        assertThat(scores.curve(0).precision()).containsExactly(1, 0.5);
        assertThat(scores.curve(0).recall()).containsExactly(0.5, 0.5);
    }
}

package io.qilian.bundles.vision.api.counting;

import static io.qilian.kernel.testkit.DetectionBuilder.detection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.bundles.vision.api.tracking.Continuity;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.testkit.ObservationBuilder;
import io.qilian.kernel.testkit.TrackBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the stories of the conformance kit do not say: times, places, keys, bounds. */
class CountingLineTest {

    private static final Polyline PATH = Polyline.of(new Point(0, 0.5), new Point(1, 0.5));

    private final CountingLine line = new CountingLine("gate", PATH, LineSettings.DEFAULTS);
    private Film film = new Film();

    @Test
    void tellsWhenAndWhereThePathCrossed() {
        Crossing crossing = only(walk(1, 480, 490, 515, 530));
        assertThat(crossing.at()).isEqualTo(Film.after(0.14));
        assertThat(crossing.point()).isEqualTo(new Point(300, 500));
        assertThat(crossing.direction()).isEqualTo(Direction.FORWARD);
        assertThat(crossing.line()).isEqualTo("gate");
        assertThat(crossing.trackId()).isEqualTo(1);
        assertThat(crossing.label()).isEqualTo("person");
    }

    @Test
    void tellsTheLastPassageOfOneThatStoodOnTheLine() {
        Crossing crossing = only(walk(1, 480, 497, 503, 497, 503, 499, 501, 530, 540));
        assertThat(crossing.at()).isEqualTo(Film.after(0.55));
    }

    @Test
    void waitsForASecondDetectionBehindTheLine() {
        assertThat(walk(1, 470, 480, 490, 515)).isEmpty();
        assertThat(walk(1, 525)).hasSize(1);
    }

    @Test
    void doesNotWaitIfTheObjectIsFarBehindTheLine() {
        assertThat(walk(1, 400, 450, 580)).hasSize(1);
    }

    @Test
    void tellsACrossingThatNobodyWillBearOutWhenTheTrackIsGone() {
        assertThat(walk(1, 470, 480, 490, 515)).isEmpty();
        film.skip(2);
        assertThat(line.update(film.frame())).hasSize(1);
        assertThat(line.finish()).isEmpty();
    }

    @Test
    void tellsACrossingThatNobodyWillBearOutAtTheEnd() {
        walk(1, 470, 480, 490, 515);
        assertThat(line.finish()).hasSize(1);
    }

    @Test
    void givesEachCrossingAKeyOfItsOwn() {
        List<Crossing> crossings = walk(7, 480, 490, 515, 530, 520, 490, 480, 470, 515, 530);
        assertThat(crossings)
                .extracting(Crossing::direction)
                .containsExactly(Direction.FORWARD, Direction.BACKWARD, Direction.FORWARD);
        assertThat(crossings).extracting(Crossing::key).doesNotHaveDuplicates();
        assertThat(crossings.get(0).key())
                .isEqualTo("gate/track-7/" + Film.after(0.14).toEpochMilli());
    }

    @Test
    void givesTheSameKeysWhenTheSameFramesComeAgain() {
        List<Crossing> first = walk(7, 480, 490, 515, 530);
        film = new Film(2);
        assertThat(walk(7, 480, 490, 515, 530)).isEqualTo(first);
    }

    @Test
    void keepsTheKeyOfTheFirstIdWhenTheTrackGetsAnother() {
        walk(7, 460, 480, 497);
        assertThat(only(walk(9, 503, 520, 530)).key()).startsWith("gate/track-7/");
    }

    @Test
    void beginsAnewWithAnotherRun() {
        walk(1, 470, 480, 490);
        film = new Film(2);
        assertThat(walk(1, 520, 530, 540)).isEmpty();
    }

    @Test
    void passesFramesWithoutInferenceOver() {
        walk(1, 470, 480, 490);
        assertThat(line.update(ObservationBuilder.observation()
                        .from("camera", Film.run(1))
                        .picture(640, 480)
                        .failed("model is not ready")
                        .build()))
                .isEmpty();
        assertThat(walk(1, 515, 530)).hasSize(1);
    }

    @Test
    void followsTheSizeOfThePicture() {
        List<Crossing> counted = new ArrayList<>();
        for (double y : new double[] {220, 230, 260, 265}) {
            counted.addAll(line.update(ObservationBuilder.observation()
                    .picture(500, 500)
                    .at(Film.after(y / 50))
                    .tracks(List.of(TrackBuilder.track(
                                    detection().size(20, 50).ground(100, y).build())
                            .build()))
                    .build()));
        }
        assertThat(counted).hasSize(1);
    }

    @Test
    void countsPredictionsForNothing() {
        walk(1, 460, 470, 480, 490);
        for (double y : new double[] {500, 520, 540, 560}) {
            film.with(TrackBuilder.track(detection().ground(300, y).build())
                    .predicted()
                    .seen(Film.START, Film.after(0.3))
                    .build());
            assertThat(line.update(film.frame())).isEmpty();
        }
        assertThat(line.finish()).isEmpty();
    }

    @Test
    void seesThatATrackBeganBeforeTheLineThoughItIsToldBehindIt() {
        film.skip(0.1);
        film.with(TrackBuilder.track(detection().ground(300, 540).build())
                .velocity(0, 1000)
                .seen(Film.START, Film.after(0.1))
                .detections(2)
                .build());
        assertThat(line.update(film.frame())).isEmpty();
        assertThat(walk(1, 640)).hasSize(1);
    }

    @Test
    void countsTheCentreIfAsked() {
        CountingLine overhead = new CountingLine("overhead", PATH, LineSettings.DEFAULTS.with(Anchor.CENTRE));
        List<Crossing> counted = new ArrayList<>();
        for (double y : new double[] {520, 530, 565, 580}) {
            counted.addAll(overhead.update(film.with(1, 300, y).frame()));
        }
        assertThat(only(counted).point()).isEqualTo(new Point(300, 500));
    }

    @Test
    void followsABoundedNumberOfObjectsAndCountsTheRest() {
        Continuity small = new Continuity(Duration.ofSeconds(30), Duration.ofSeconds(2), 1, 3);
        CountingLine narrow = new CountingLine("narrow", PATH, new LineSettings(Anchor.GROUND, Band.DEFAULT, small));
        for (int i = 1; i <= 5; i++) {
            film.with(i, 100 * i, 300);
        }
        narrow.update(film.frame());
        assertThat(narrow.tracksLeftOut()).isEqualTo(2);
        for (int i = 11; i <= 13; i++) {
            film.with(i, 50 * i, 300);
        }
        narrow.update(film.frame());
        assertThat(narrow.tracksLeftOut()).isEqualTo(2);
    }

    @Test
    void refusesALineOutsideThePicture() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new CountingLine(
                        "gate", Polyline.of(new Point(0, 0), new Point(640, 360)), LineSettings.DEFAULTS))
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo("vision.shape.unit"));
    }

    @Test
    void refusesANameThatDoesNotFitIntoAKey() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new CountingLine("x".repeat(65), PATH, LineSettings.DEFAULTS))
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo("vision.shape.name"));
    }

    private List<Crossing> walk(long id, double... ys) {
        List<Crossing> counted = new ArrayList<>();
        for (double y : ys) {
            counted.addAll(line.update(film.with(id, 300, y).frame()));
        }
        return counted;
    }

    private static Crossing only(List<Crossing> counted) {
        assertThat(counted).hasSize(1);
        return counted.get(0);
    }
}

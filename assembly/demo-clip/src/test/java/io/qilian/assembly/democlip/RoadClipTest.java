package io.qilian.assembly.democlip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.assembly.democlip.truth.ClipTruth;
import io.qilian.assembly.democlip.truth.CountingLine;
import io.qilian.assembly.democlip.truth.Crossing;
import io.qilian.assembly.democlip.truth.FrameTruth;
import io.qilian.assembly.democlip.truth.SeenObject;
import io.qilian.assembly.democlip.truth.Stop;
import io.qilian.kernel.api.geometry.Point;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The demo's clip: that its truth is true, and that it can be counted. */
class RoadClipTest {

    private static final RoadScript DEMO = RoadScript.DEMO;
    private static final double FRAMES_PER_SECOND = DEMO.format().framesPerSecond();
    private static final RoadClip CLIP = new RoadClip(DEMO);
    private static final ClipTruth TRUTH = CLIP.truth();

    private final int[] rgb = new int[DEMO.format().width() * DEMO.format().height()];

    @Test
    void hasEnoughCrossingsOfEachKindInBothDirections() {
        assertThat(TRUTH.crossings()).hasSizeBetween(25, 40);
        assertThat(TRUTH.crossings())
                .extracting(Crossing::user)
                .contains(RoadUser.CAR, RoadUser.VAN, RoadUser.BUS, RoadUser.TRUCK)
                .contains(RoadUser.MOTORCYCLE, RoadUser.BICYCLE)
                .doesNotContain(RoadUser.PERSON);
        for (CountingLine line : TRUTH.lines()) {
            assertThat(TRUTH.crossings())
                    .filteredOn(crossing -> crossing.line().equals(line.name()))
                    .hasSizeGreaterThan(12);
        }
    }

    @Test
    void letsTheGroundPointPassTheLineAtTheTimeOfTheCrossing() {
        for (Crossing crossing : TRUTH.crossings()) {
            CountingLine line = line(crossing);
            int before = (int) Math.floor(crossing.second() * FRAMES_PER_SECOND);
            SeenObject earlier = object(before, crossing.id());
            SeenObject later = object(before + 1, crossing.id());
            double share = crossing.second() * FRAMES_PER_SECOND - before;
            Point from = earlier.motion().ground();
            Point to = later.motion().ground();
            double y = from.y() + share * (to.y() - from.y());

            // Within a frame even a braking vehicle deviates from a straight line by less than 2 mm.
            assertThat(y).isCloseTo(line.startGround().y(), within(0.002));
            assertThat(from.x()).isBetween(least(line), greatest(line));
            assertThat((from.y() < to.y()) == line.name().equals("northbound")).isTrue();
        }
    }

    @Test
    void statesTheSpeedThatTheGroundPointHas() {
        for (Crossing crossing : TRUTH.crossings()) {
            int before = (int) Math.floor(crossing.second() * FRAMES_PER_SECOND);
            Point from = object(before, crossing.id()).motion().ground();
            Point to = object(before + 1, crossing.id()).motion().ground();

            double measured = from.distanceTo(to) * FRAMES_PER_SECOND * 3.6;

            assertThat(crossing.kilometresPerHour()).isCloseTo(measured, within(0.3));
        }
    }

    @Test
    void showsWhatCrossesClearlyEnoughToCountIt() {
        for (Crossing crossing : TRUTH.crossings()) {
            SeenObject object = object((int) Math.round(crossing.second() * FRAMES_PER_SECOND), crossing.id());

            assertThat(object.visibleShare()).as("%s", crossing).isGreaterThan(0.6);
            if (crossing.user() == RoadUser.CAR) {
                assertThat(object.box().height()).isGreaterThan(28);
            }
        }
    }

    @Test
    void standsStillDuringAStop() {
        assertThat(TRUTH.stops()).hasSize(1);
        Stop stop = TRUTH.stops().get(0);
        assertThat(stop.endSecond() - stop.beginSecond()).isGreaterThan(10);
        int first = (int) Math.ceil(stop.beginSecond() * FRAMES_PER_SECOND);
        int last = (int) Math.floor(stop.endSecond() * FRAMES_PER_SECOND) - 1;

        assertThat(object(first, stop.id()).motion().metresPerSecond()).isCloseTo(0, within(1e-9));
        assertThat(object(last, stop.id()).motion().ground().distanceTo(stop.ground()))
                .isLessThan(1e-6);
        assertThat(object(first - 25, stop.id()).motion().metresPerSecond()).isPositive();
        assertThat(object(last + 25, stop.id()).motion().metresPerSecond()).isPositive();
    }

    @Test
    void endsWithAnEmptyPictureSoThatItCanRunInALoop() {
        FrameTruth last = CLIP.render(DEMO.format().frames() - 1, rgb);
        FrameTruth first = CLIP.render(0, rgb);

        assertThat(last.objects()).isEmpty();
        assertThat(first.objects()).allMatch(object -> object.motion().ground().y() > 60);
    }

    @Test
    void boxesLieInThePictureAndInTheBoxOfTheWholeObject() {
        for (int frame = 100; frame < 1600; frame += 150) {
            for (SeenObject object : CLIP.render(frame, rgb).objects()) {
                assertThat(object.box().left())
                        .isBetween(object.whole().left() - 1, object.whole().right());
                assertThat(object.box().bottom())
                        .isLessThanOrEqualTo(object.whole().bottom() + 1);
                assertThat(object.box().right())
                        .isLessThanOrEqualTo(DEMO.format().width());
                assertThat(object.visibleShare()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void rendersTheSameBytesForTheSameScript() {
        RoadClip again = new RoadClip(DEMO);
        int[] other = new int[rgb.length];
        for (int frame : new int[] {0, 437, 1201}) {
            FrameTruth truth = CLIP.render(frame, rgb);

            assertThat(again.render(frame, other)).isEqualTo(truth);
            assertThat(Arrays.hashCode(other)).isEqualTo(Arrays.hashCode(rgb));
            assertThat(other).isEqualTo(rgb);
        }
    }

    @Test
    void rendersBytesInTheOrderBlueGreenRed() {
        byte[] bgr = new byte[3 * rgb.length];
        CLIP.render(300, rgb);
        CLIP.render(300, bgr);
        int pixel = 200 * DEMO.format().width() + 77;

        assertThat(bgr[3 * pixel]).isEqualTo((byte) rgb[pixel]);
        assertThat(bgr[3 * pixel + 1]).isEqualTo((byte) (rgb[pixel] >> 8));
        assertThat(bgr[3 * pixel + 2]).isEqualTo((byte) (rgb[pixel] >> 16));
    }

    @Test
    void refusesFramesThatItDoesNotHaveAndBuffersOfAnotherSize() {
        assertThatThrownBy(() -> CLIP.render(DEMO.format().frames(), rgb))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0 to 1649");
        assertThatThrownBy(() -> CLIP.render(0, new int[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 5");
        assertThatThrownBy(() -> CLIP.render(0, new byte[5])).hasMessageContaining("got 5");
    }

    @Test
    void reportsHowLongAFrameTakes(TestReporter reporter) {
        int frames = 40;
        long start = System.nanoTime();
        for (int frame = 0; frame < frames; frame++) {
            CLIP.render(400 + frame, rgb);
        }
        reporter.publishEntry("milliseconds a frame", "" + (System.nanoTime() - start) / frames / 1_000_000);
    }

    private SeenObject object(int frame, int id) {
        return CLIP.render(frame, rgb).objects().stream()
                .filter(object -> object.id() == id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("object " + id + " is not seen in frame " + frame));
    }

    private static CountingLine line(Crossing crossing) {
        return TRUTH.lines().stream()
                .filter(line -> line.name().equals(crossing.line()))
                .findFirst()
                .orElseThrow();
    }

    private static double least(CountingLine line) {
        return Math.min(line.startGround().x(), line.endGround().x());
    }

    private static double greatest(CountingLine line) {
        return Math.max(line.startGround().x(), line.endGround().x());
    }
}

package io.qilian.bundles.vision.internal.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DirectedLineTest {

    private static final DirectedLine LEVEL = line(0, 0, 10, 0);
    private static final DirectedLine BENT = line(0, 0, 10, 0, 10, 10);

    @Test
    void hasItsRightBelowWhenItGoesToTheRight() {
        assertThat(LEVEL.signedDistance(5, 3)).isEqualTo(3);
        assertThat(LEVEL.signedDistance(5, -3)).isEqualTo(-3);
    }

    @Test
    void hasItsRightToTheRightWhenItGoesUp() {
        assertThat(line(0, 10, 0, 0).signedDistance(4, 5)).isEqualTo(4);
        assertThat(line(0, 10, 0, 0).signedDistance(-4, 5)).isEqualTo(-4);
    }

    @Test
    void measuresFromItsContinuationPastAnEnd() {
        assertThat(LEVEL.signedDistance(50, 3)).isEqualTo(3);
        assertThat(LEVEL.signedDistance(-50, -3)).isEqualTo(-3);
    }

    @Test
    void tellsTheSideAtACornerByBothPieces() {
        assertThat(BENT.signedDistance(14, -3)).isCloseTo(-5, within(1e-9));
        assertThat(BENT.signedDistance(13, -4)).isCloseTo(-5, within(1e-9));
        assertThat(BENT.signedDistance(9, 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void saysWhereAStepCrossesAndWhichWay() {
        assertThat(crossings(LEVEL, 5, -1, 5, 3)).containsExactly("0.25 to the right");
        assertThat(crossings(LEVEL, 5, 3, 5, -1)).containsExactly("0.75 to the left");
    }

    @Test
    void isNotCrossedPastItsEnds() {
        assertThat(crossings(LEVEL, 11, -1, 11, 1)).isEmpty();
        assertThat(crossings(LEVEL, -1, -1, -1, 1)).isEmpty();
    }

    @Test
    void isCrossedOnceByAPathThatRestsOnIt() {
        assertThat(crossings(LEVEL, 5, -1, 5, 0)).hasSize(1);
        assertThat(crossings(LEVEL, 5, 0, 5, 0)).isEmpty();
        assertThat(crossings(LEVEL, 5, 0, 5, 1)).isEmpty();
    }

    @Test
    void isCrossedOnceAtACorner() {
        assertThat(crossings(BENT, 15, -5, 5, 5)).hasSize(1);
    }

    @Test
    void isCrossedInAndOutThroughACornerRegion() {
        assertThat(crossings(BENT, 8, -1, 11, 2)).containsExactlyInAnyOrder("0.333 to the right", "0.667 to the left");
    }

    /** Around a closed way the crossings cancel out, since the line does not meet itself. */
    @Test
    void crossingsOfARoundTripAwayFromTheEndsCancelOut() {
        SplittableRandom random = new SplittableRandom(3);
        DirectedLine line = line(-1000, 0, 0, 40, 200, -50, 1000, 0);
        for (int round = 0; round < 2000; round++) {

            Step step = new Step();
            double startX = random.nextInt(-300, 300);
            double startY = random.nextInt(-300, 300);
            step.begin(startX, startY);
            int[] sum = new int[1];
            for (int i = 0; i < 12; i++) {
                step.moveTo(random.nextInt(-300, 300), random.nextInt(-300, 300));
                line.cross(step, (share, toRight) -> sum[0] += toRight ? 1 : -1);
            }
            step.moveTo(startX, startY);
            line.cross(step, (share, toRight) -> sum[0] += toRight ? 1 : -1);

            assertThat(sum[0]).isZero();
        }
    }

    private static List<String> crossings(DirectedLine line, double fromX, double fromY, double toX, double toY) {
        List<String> found = new ArrayList<>();
        Step step = new Step();
        step.begin(fromX, fromY);
        step.moveTo(toX, toY);
        line.cross(
                step,
                (share, toRight) ->
                        found.add(Math.round(share * 1000) / 1000.0 + (toRight ? " to the right" : " to the left")));
        return found;
    }

    private static DirectedLine line(double... coordinates) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new Point(coordinates[i], coordinates[i + 1]));
        }
        return new DirectedLine(new Polyline(points));
    }
}

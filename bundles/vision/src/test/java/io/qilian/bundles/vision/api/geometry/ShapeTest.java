package io.qilian.bundles.vision.api.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final Point A = new Point(0, 0);
    private static final Point B = new Point(1, 0);
    private static final Point C = new Point(1, 1);
    private static final Point D = new Point(0, 1);

    @Test
    void zoneMayBeGivenEitherWayRound() {
        assertThat(Polygon.of(A, B, C, D).area()).isEqualTo(1);
        assertThat(Polygon.of(D, C, B, A).area()).isEqualTo(1);
    }

    @Test
    void zoneThatCrossesItselfIsRefusedWithThePieces() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Polygon.of(A, C, B, D))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo("vision.shape.crosses-itself");
                    assertThat(refusal.problem().where()).isEqualTo("pieces 1-2 and 3-4");
                    assertThat(refusal.problem().fix()).contains("in the order");
                });
    }

    @Test
    void zoneThatTouchesItselfIsRefused() {
        assertRefused(() -> Polygon.of(A, B, C, new Point(0.5, 0), D), "vision.shape.crosses-itself");
    }

    @Test
    void zoneWithoutAreaIsRefused() {
        assertRefused(() -> Polygon.of(A, B, new Point(0.5, 0)), "vision.shape.crosses-itself");
        assertRefused(() -> Polygon.of(A, B), "vision.shape.points");
    }

    @Test
    void zonesThatShareAnEdgeDoNotShareItsPoints() {
        Polygon left = Polygon.of(A, new Point(0.5, 0), new Point(0.5, 1), D);
        Polygon right = Polygon.of(new Point(0.5, 0), B, C, new Point(0.5, 1));
        Point between = new Point(0.5, 0.5);
        assertThat(left.contains(between)).isNotEqualTo(right.contains(between));
    }

    @Test
    void lineMayBendButNotMeetItself() {
        assertThat(Polyline.of(A, B, C, D).points()).hasSize(4);
        assertRefused(() -> Polyline.of(A, C, B, D), "vision.shape.crosses-itself");
        assertRefused(() -> Polyline.of(A, B, new Point(0.5, 0)), "vision.shape.crosses-itself");
        assertRefused(() -> Polyline.of(A, B, C, A), "vision.shape.crosses-itself");
    }

    @Test
    void repeatedPointIsRefused() {
        assertRefused(() -> Polyline.of(A, B, B), "vision.shape.repeated-point");
        assertRefused(() -> Polygon.of(A, B, C, A), "vision.shape.repeated-point");
    }

    @Test
    void tooManyPointsAreRefused() {
        List<Point> many = Collections.nCopies(Polygon.MAXIMUM_POINTS + 1, A);
        assertRefused(() -> new Polygon(many), "vision.shape.points");
        assertRefused(() -> new Polyline(many), "vision.shape.points");
    }

    @Test
    void isScaledFromSharesToPixels() {
        assertThat(Polyline.of(A, C).scaled(1280, 720).points()).containsExactly(A, new Point(1280, 720));
        assertThat(Polygon.of(A, B, C).scaled(10, 20).area()).isEqualTo(100);
    }

    private static void assertRefused(Runnable call, String code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}

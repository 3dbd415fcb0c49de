package io.qilian.bundles.vision.internal.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.kernel.api.geometry.Point;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegionTest {

    private static final Polygon HOLLOW = Polygon.of(
            new Point(0, 0),
            new Point(100, 0),
            new Point(100, 100),
            new Point(60, 100),
            new Point(60, 40),
            new Point(40, 40),
            new Point(40, 100),
            new Point(0, 100));

    private final Region region = new Region(HOLLOW);

    @Test
    void tellsHowDeepAPointLies() {
        assertThat(region.depth(20, 50)).isEqualTo(20);
        assertThat(region.depth(10, 50)).isEqualTo(10);
        assertThat(region.depth(-5, 50)).isEqualTo(-5);
    }

    @Test
    void hasItsHollowOutside() {
        assertThat(region.depth(50, 70)).isEqualTo(-10);
    }

    @Test
    void agreesWithThePolygonOnInsideAndOutside() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 10_000; i++) {
            Point point = new Point(random.nextDouble(-20, 120), random.nextDouble(-20, 120));
            assertThat(region.depth(point.x(), point.y()) >= 0).isEqualTo(HOLLOW.contains(point));
        }
    }

    @Test
    void knowsTheRadiusOfTheLargestCircleThatFitsIn() {
        assertThat(new Region(Polygon.of(new Point(0, 0), new Point(300, 0), new Point(300, 40), new Point(0, 40)))
                        .innerRadius())
                .isCloseTo(20, within(0.3));
        assertThat(region.innerRadius()).isCloseTo(23.4, within(0.3));
    }

    @Test
    void findsTheLastPassageOfAStep() {
        Step step = new Step();
        step.begin(-10, 50);
        step.moveTo(90, 50);
        assertThat(region.lastPassage(step)).isCloseTo(0.7, within(1e-9));
    }
}

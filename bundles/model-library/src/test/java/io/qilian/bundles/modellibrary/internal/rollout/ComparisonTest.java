package io.qilian.bundles.modellibrary.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.internal.version.TimedDetections;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison();

    @Test
    void countsDetectionsThatBothHave() {
        // Two cars each; one pair overlaps by 90 of 110, the other two lie apart.
        add(List.of(car(0, 0), car(50, 50)), List.of(car(1, 0), car(80, 80)));

        assertThat(comparison.figures().agreement()).isEqualTo(0.5);
        assertThat(comparison.figures().before().detections()).isEqualTo(2);
    }

    @Test
    void takesAnotherClassForAnotherThing() {
        add(List.of(car(0, 0)), List.of(new Detection("bus", 0.9, new Box(0, 0, 10, 10))));

        assertThat(comparison.figures().agreement()).isZero();
    }

    @Test
    void pairsADetectionOnlyOnce() {
        add(List.of(car(0, 0)), List.of(car(0, 0), car(1, 0)));

        assertThat(comparison.figures().agreement()).isEqualTo(2.0 / 3);
    }

    @Test
    void agreesAboutEmptyFrames() {
        add(List.of(), List.of());

        assertThat(comparison.figures().agreement()).isEqualTo(1);
        assertThat(comparison.figures().frames()).isEqualTo(1);
    }

    @Test
    void countsAFrameOnWhichOneFailedWithoutJudgingItsDetections() {
        comparison.add(Optional.of(seen(List.of(car(0, 0)))), Optional.empty());
        comparison.skip();

        assertThat(comparison.figures().after().failures()).isEqualTo(1);
        assertThat(comparison.figures().before().failures()).isZero();
        assertThat(comparison.figures().agreement()).isEqualTo(1);
        assertThat(comparison.figures().skipped()).isEqualTo(1);
    }

    @Test
    void tellsTheNearestRankOfTheLatestTimes() {
        LatestTimes times = new LatestTimes();
        assertThat(times.percentileMs(0.95)).isZero();
        for (int ms = 1; ms <= 100; ms++) {
            times.add(ms * 1_000_000L);
        }
        assertThat(times.percentileMs(0.95)).isEqualTo(95);
        assertThat(times.percentileMs(1)).isEqualTo(100);
        for (int i = 0; i < LatestTimes.CAPACITY; i++) {
            times.add(7_000_000);
        }
        assertThat(times.percentileMs(1)).isEqualTo(7);
    }

    private void add(List<Detection> before, List<Detection> after) {
        comparison.add(Optional.of(seen(before)), Optional.of(seen(after)));
    }

    private static TimedDetections seen(List<Detection> found) {
        return new TimedDetections(found, 1_000_000);
    }

    private static Detection car(double left, double top) {
        return new Detection("car", 0.9, new Box(left, top, left + 10, top + 10));
    }
}

package io.qilian.bundles.vision.api.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.vision.api.calibration.Calibration;
import io.qilian.bundles.vision.api.calibration.PointPair;
import io.qilian.bundles.vision.api.counting.StopEvent.Kind;
import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.kernel.api.geometry.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class StopRuleTest {

    private static final Polygon SQUARE =
            Polygon.of(new Point(0.4, 0.4), new Point(0.6, 0.4), new Point(0.6, 0.6), new Point(0.4, 0.6));

    private final StopRule rule = new StopRule("no-parking", SQUARE, StopSettings.inSizes(Duration.ofSeconds(10)));
    private final Film film = new Film();
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void tellsAnObjectThatHasNotMovedForTheTime() {
        List<StopEvent> events = drive(1, 15, seconds -> 500);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).kind()).isEqualTo(Kind.STOPPED);
        assertThat(events.get(0).duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(Duration.between(Film.START, events.get(0).since())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void tellsNothingOfOneThatMovesSlowly() {
        assertThat(drive(1, 60, seconds -> 420 + 3 * seconds)).isEmpty();
    }

    @Test
    void tellsNothingOfOneThatStandsOutside() {
        assertThat(drive(1, 60, seconds -> 700)).isEmpty();
    }

    @Test
    void tellsWhenItMovesAgain() {
        List<StopEvent> events = drive(1, 25, seconds -> seconds < 20 ? 500 : 500 + 40 * (seconds - 20));
        assertThat(events).extracting(StopEvent::kind).containsExactly(Kind.STOPPED, Kind.MOVED);
        assertThat(events.get(1).key()).isEqualTo(events.get(0).key());
        assertThat(events.get(1).since()).isEqualTo(events.get(0).since());
    }

    @Test
    void standsOnWhenItRollsALittle() {
        assertThat(drive(1, 40, seconds -> 500 + (seconds > 20 ? 20 : 0))).hasSize(1);
    }

    @Test
    void tellsASecondStopSomewhereElse() {
        List<StopEvent> events =
                drive(1, 40, seconds -> seconds < 15 ? 450 : seconds < 20 ? 450 + 20 * (seconds - 15) : 550);
        assertThat(events).extracting(StopEvent::kind).containsExactly(Kind.STOPPED, Kind.MOVED, Kind.STOPPED);
        assertThat(events.get(2).key()).isNotEqualTo(events.get(0).key());
    }

    @Test
    void isNotDeceivedByBoxesThatLeap() {
        assertThat(drive(1, 40, seconds -> random.nextInt(12) == 0 ? 560 : 500)).hasSize(1);
    }

    @Test
    void isNotDeceivedByMissedDetections() {
        List<StopEvent> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            if (random.nextInt(10) < 3) {
                film.with(1, 500, 500);
            }
            events.addAll(rule.update(film.frame()));
        }
        assertThat(events).hasSize(1);
    }

    @Test
    void goesOnWhenABusHidesItAndItGetsAnotherId() {
        List<StopEvent> events = new ArrayList<>(drive(1, 6, seconds -> 500));
        film.skip(4);
        events.addAll(drive(2, 6, seconds -> 500));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).trackId()).isEqualTo(2);
        assertThat(Duration.between(Film.START, events.get(0).since())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void saysThatItWasLost() {
        drive(1, 15, seconds -> 500);
        film.skip(61);
        assertThat(rule.update(film.frame())).extracting(StopEvent::kind).containsExactly(Kind.LOST);
        assertThat(rule.finish()).isEmpty();
    }

    @Test
    void measuresInMetresWhereThereIsACalibration() {
        Calibration fiftyPixelsAMetre = Calibration.solve(
                List.of(
                        PointPair.of(0, 0, 0, 20),
                        PointPair.of(1, 0, 20, 20),
                        PointPair.of(1, 1, 20, 0),
                        PointPair.of(0, 1, 0, 0)),
                1000,
                1000,
                1);
        StopRule metres =
                new StopRule("no-parking", SQUARE, StopSettings.inMetres(Duration.ofSeconds(10)), fiftyPixelsAMetre);
        List<StopEvent> events = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            double x = i < 200 ? 480 + 0.2 * i : 520 + 4 * (i - 200);
            events.addAll(metres.update(film.with(1, x, 500).frame()));
        }
        assertThat(events).extracting(StopEvent::kind).containsExactly(Kind.STOPPED, Kind.MOVED);
    }

    /** Along the middle of the square; boxes tremble by 2 pixels. */
    private List<StopEvent> drive(long id, double seconds, DoubleUnaryOperator x) {
        List<StopEvent> events = new ArrayList<>();
        for (int i = 0; i < seconds * 10; i++) {
            double trembling = random.nextDouble(-2, 2);
            events.addAll(rule.update(film.with(id, x.applyAsDouble(i / 10.0) + trembling, 500 + trembling)
                    .frame()));
        }
        return events;
    }
}

package io.qilian.bundles.vision.api.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Intervals of one minute; gaps of up to 2 s count as seen; frames may be 5 s late. */
class CoverageMeterTest {

    private static final Instant MINUTE = Instant.parse("2026-11-23T08:00:00Z");

    private final CoverageMeter meter = new CoverageMeter(
            new ClockIntervals(Duration.ofMinutes(1), ZoneOffset.UTC), Duration.ofSeconds(2), Duration.ofSeconds(5));
    private final List<IntervalCoverage> closed = new ArrayList<>();

    @Test
    void tellsThatAllWasSeen() {
        see(0, 120, 0.5);
        advance(130);
        assertThat(closed).hasSize(2);
        assertThat(closed.get(0))
                .isEqualTo(new IntervalCoverage(MINUTE, MINUTE.plusSeconds(60), Duration.ofMinutes(1), 120));
        assertThat(closed.get(1).share()).isEqualTo(1);
    }

    @Test
    void countsNothingOfAGapThatIsTooLong() {
        see(0, 20, 0.5);
        see(35, 61, 0.5);
        advance(70);
        assertThat(closed.get(0).seen()).isEqualTo(Duration.ofSeconds(45));
        assertThat(closed.get(0).share()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void countsAGapThatIsShortEnough() {
        see(0, 20, 0.5);
        see(22, 61, 0.5);
        advance(70);
        assertThat(closed.get(0).share()).isEqualTo(1);
    }

    @Test
    void dividesTheTimeBetweenTwoFramesAtTheEndOfAnInterval() {
        see(0, 59.5, 0.5);
        see(60.5, 121, 0.5);
        advance(130);
        assertThat(closed).extracting(IntervalCoverage::share).containsExactly(1.0, 1.0);
    }

    @Test
    void countsWhatWasBeforeTheFirstFrameAsNotSeen() {
        see(15, 61, 0.5);
        advance(70);
        assertThat(closed.get(0).share()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void closesIntervalsInWhichNothingWasSeen() {
        see(0, 30, 0.5);
        advance(250);
        assertThat(closed).extracting(IntervalCoverage::frames).containsExactly(61L, 0L, 0L, 0L);
        assertThat(closed).extracting(IntervalCoverage::share).containsExactly(0.5, 0.0, 0.0, 0.0);
    }

    @Test
    void waitsForLateFrames() {
        see(0, 64.9, 0.5);
        assertThat(closed).isEmpty();
        see(65.5, 66, 0.5);
        assertThat(closed).hasSize(1);
    }

    @Test
    void putsFramesInOrderThatComeOutOfOrder() {
        Random random = new Random(6);
        List<Double> times = new ArrayList<>();
        for (double at = 0; at < 190; at += 0.5) {
            times.add(at);
        }
        for (int i = 0; i + 8 < times.size(); i += 8) {
            Collections.shuffle(times.subList(i, i + 8), random);
        }
        times.forEach(at -> closed.addAll(meter.observe(after(at))));
        assertThat(closed).hasSize(3);
        assertThat(closed).extracting(IntervalCoverage::share).containsOnly(1.0);
        assertThat(closed).extracting(IntervalCoverage::frames).containsOnly(120L);
        assertThat(meter.lateFrames()).isZero();
    }

    @Test
    void countsFramesThatComeTooLateAndDoesNotUseThem() {
        see(0, 30, 0.5);
        see(50, 80, 0.5);
        see(31, 49, 0.5);
        assertThat(meter.lateFrames()).isEqualTo(37);
        advance(90);
        assertThat(closed.get(0).share()).isCloseTo(40 / 60.0, within(1e-9));
    }

    @Test
    void goesOnWhenTheClockWasWrong() {
        see(0, 30, 0.5);
        closed.addAll(meter.observe(MINUTE.plus(Duration.ofDays(3650))));
        assertThat(meter.skippedIntervals()).isGreaterThan(5_000_000);
        closed.clear();
        see(60, 130, 0.5);
        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).from()).isEqualTo(MINUTE.plusSeconds(60));
        assertThat(closed.get(0).share()).isEqualTo(1);
    }

    @Test
    void adjoinsItsIntervals() {
        SplittableRandom random = new SplittableRandom(7);
        double at = 0;
        for (int i = 0; i < 5000; i++) {
            at += random.nextInt(100) == 0 ? random.nextDouble(200) : random.nextDouble(1);
            closed.addAll(meter.observe(after(at)));
        }
        for (int i = 1; i < closed.size(); i++) {
            assertThat(closed.get(i).from()).isEqualTo(closed.get(i - 1).to());
            assertThat(closed.get(i).share()).isBetween(0.0, 1.0);
        }
    }

    private void see(double from, double to, double every) {
        for (double at = from; at <= to; at += every) {
            closed.addAll(meter.observe(after(at)));
        }
    }

    private void advance(double seconds) {
        closed.addAll(meter.advance(after(seconds)));
    }

    private static Instant after(double seconds) {
        return MINUTE.plusMillis(Math.round(seconds * 1000));
    }
}

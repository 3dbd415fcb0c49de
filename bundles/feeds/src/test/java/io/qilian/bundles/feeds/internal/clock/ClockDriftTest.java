package io.qilian.bundles.feeds.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockDriftTest {

    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");
    private static final long FRAME_MS = 40;

    private final ClockDrift drift = new ClockDrift();
    private final Random random = new Random(7);
    private long sentMs;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, -0.5, 0, 0.006})
    void findsADriftThroughJitterWithinTenMinutes(double secondsAMinute) {
        double ppm = secondsAMinute / 60 * 1e6;
        send(Duration.ofMinutes(10), ppm, 0, 80);
        ClockDrift.Estimate found = drift.estimate().orElseThrow();
        assertThat(drift.settled()).isTrue();
        assertThat(found.driftPpm()).isCloseTo(ppm, within(30 + Math.abs(ppm) * 0.01));
        assertThat(found.offsetMs()).isCloseTo(secondsAMinute * 10_000, within(400.0));
        assertThat(drift.steps()).isZero();
    }

    @Test
    void findsTwoSecondsOfDriftInTime() {
        send(Duration.ofMinutes(5), 0.5 / 60 * 1e6, 0, 80);
        assertThat(drift.estimate().orElseThrow().offsetMs()).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000})
    void takesAClockThatWasSetForAStepAndNotForADrift(long stepMs) {
        send(Duration.ofMinutes(5), 0, 0, 80);
        send(Duration.ofMinutes(5), 0, stepMs, 80);
        ClockDrift.Estimate found = drift.estimate().orElseThrow();
        assertThat(drift.steps()).isEqualTo(1);
        assertThat(found.offsetMs()).isCloseTo((double) stepMs, within(200.0));
        assertThat(found.driftPpm()).isCloseTo(0, within(100.0));
    }

    @Test
    void isNotMisledByAStallOfTheNetworkNorByASingleWrongStamp() {
        send(Duration.ofMinutes(4), 0, 0, 50);
        send(Duration.ofSeconds(15), 0, 0, 6_000);
        drift.observe(at(sentMs), at(sentMs + 3_600_000));
        send(Duration.ofMinutes(5), 0, 0, 50);
        ClockDrift.Estimate found = drift.estimate().orElseThrow();
        assertThat(found.offsetMs()).isCloseTo(0, within(100.0));
        assertThat(found.driftPpm()).isCloseTo(0, within(100.0));
        assertThat(drift.steps()).isZero();
    }

    @Test
    void beginsAnewWhenOurOwnClockIsSet() {
        send(Duration.ofMinutes(3), 0, 0, 50);
        drift.observe(at(sentMs - 7_200_000), at(sentMs - 7_200_000));
        assertThat(drift.estimate()).isEmpty();
        assertThat(drift.settled()).isFalse();
    }

    /** Frames with a delay of up to {@code jitterMs}, mostly short. */
    private void send(Duration length, double ppm, long aheadMs, double jitterMs) {
        long end = sentMs + length.toMillis();
        for (; sentMs < end; sentMs += FRAME_MS) {
            double share = random.nextDouble();
            long delay = Math.round(jitterMs * share * share);
            long stamp = Math.round(sentMs * (1 + ppm / 1e6)) + aheadMs;
            drift.observe(at(sentMs + delay), at(stamp));
        }
    }

    private static Instant at(long ms) {
        return BEGIN.plusMillis(ms);
    }
}

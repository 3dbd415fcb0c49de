package io.qilian.bundles.feeds.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveClockTest {

    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");

    private final LiveClock clock = new LiveClock();

    @Test
    void takesTheTimeOfTheSourceWhereItTellsIt() {
        clock.begin();
        assertThat(clock.capturedAt(ms(0), Optional.of(at(0)), at(300))).isEqualTo(at(0));
        assertThat(clock.capturedAt(ms(40), Optional.of(at(40)), at(900)))
                .as("however late it arrives")
                .isEqualTo(at(40));
        assertThat(clock.status().origin()).isEqualTo(Origin.SOURCE);
    }

    @Test
    void followsTheStreamFromTheFirstArrivalWhereNobodyTellsTheTime() {
        clock.begin();
        assertThat(clock.capturedAt(ms(5_000), Optional.empty(), at(100))).isEqualTo(at(100));
        assertThat(clock.capturedAt(ms(5_040), Optional.empty(), at(190))).isEqualTo(at(140));
        assertThat(clock.capturedAt(ms(9_000), Optional.empty(), at(200_000)))
                .as("two seconds apart")
                .isEqualTo(at(200_000));
        assertThat(clock.status().origin()).isEqualTo(Origin.ARRIVAL);
    }

    @Test
    void leavesNoHourOutAndCountsNoneTwiceWhenTheSourcesClockIsSet() {
        clock.begin();
        Instant before = Instant.MIN;
        for (long sent = 0; sent < 600_000; sent += 40) {
            long step = sent < 300_000 ? 0 : 3_600_000;
            Instant taken = clock.capturedAt(ms(sent), Optional.of(at(sent + step)), at(sent + 100));
            assertThat(Duration.between(at(sent), taken).toMillis()).isBetween(-1L, 101L);
            assertThat(taken).isAfterOrEqualTo(before);
            before = taken;
        }
        assertThat(clock.status().origin()).isEqualTo(Origin.SOURCE_WRONG);
        assertThat(clock.status().steps()).isEqualTo(1);
        assertThat(clock.status().offsetMs()).isCloseTo(3_599_900, within(100.0));
    }

    @Test
    void doesNotFollowAClockThatHasDriftedSecondsAway() {
        clock.begin();
        for (long sent = 0; sent < 600_000; sent += 40) {
            long behind = sent * 5 / 600;
            Instant taken = clock.capturedAt(ms(sent), Optional.of(at(sent - behind)), at(sent + 50));
            assertThat(Duration.between(taken, at(sent)).toMillis()).isBetween(-60L, 2_500L);
        }
        assertThat(clock.status().origin()).isEqualTo(Origin.SOURCE_WRONG);
        assertThat(clock.status().known()).isTrue();
        assertThat(clock.status().driftPpm()).isCloseTo(-8_333, within(100.0));
    }

    @Test
    void neverShowsAFrameAsTakenBeforeTheOneShownBeforeIt() {
        clock.begin();
        Instant first = clock.capturedAt(ms(0), Optional.empty(), at(1_000));
        Instant second = clock.capturedAt(ms(40), Optional.of(at(200)), at(1_040));
        assertThat(second).isEqualTo(first);
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }

    private static Instant at(long ms) {
        return BEGIN.plusMillis(ms);
    }
}

package io.qilian.bundles.vision.api.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockIntervalsTest {

    @Test
    void beginOnTheWallClock() {
        ClockIntervals five = new ClockIntervals(Duration.ofMinutes(5), ZoneOffset.UTC);
        assertThat(five.startOf(Instant.parse("2026-11-23T08:03:21Z"))).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(five.startOf(Instant.parse("2026-11-23T08:05:00Z"))).isEqualTo("2026-11-23T08:05:00Z");
        assertThat(five.endOf(Instant.parse("2026-11-23T08:05:00Z"))).isEqualTo("2026-11-23T08:10:00Z");
    }

    @Test
    void beginAtLocalMidnight() {
        ClockIntervals day = new ClockIntervals(Duration.ofDays(1), ZoneId.of("Asia/Shanghai"));
        assertThat(day.startOf(Instant.parse("2026-11-23T15:59:59Z"))).isEqualTo("2026-11-22T16:00:00Z");
        assertThat(day.startOf(Instant.parse("2026-11-23T16:00:00Z"))).isEqualTo("2026-11-23T16:00:00Z");
    }

    @Test
    void joinWithoutGapOnTheDayWhenTheClocksChange() {
        ClockIntervals hours = new ClockIntervals(Duration.ofHours(6), ZoneId.of("Europe/Berlin"));
        Instant start = hours.startOf(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(start).isEqualTo("2026-10-24T22:00:00Z");
        for (int i = 0; i < 4; i++) {
            start = hours.endOf(start);
            assertThat(hours.startOf(start)).isEqualTo(start);
        }
        assertThat(start).isEqualTo("2026-10-25T22:00:00Z");
        assertThat(hours.endOf(start)).isEqualTo("2026-10-25T23:00:00Z");
    }

    @Test
    void areRefusedIfADayIsNotAMultiple() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockIntervals(Duration.ofMinutes(7), ZoneOffset.UTC))
                .withMessageContaining("5 min");
        assertThatIllegalArgumentException().isThrownBy(() -> new ClockIntervals(Duration.ofDays(2), ZoneOffset.UTC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockIntervals(Duration.ofMillis(500), ZoneOffset.UTC));
    }
}

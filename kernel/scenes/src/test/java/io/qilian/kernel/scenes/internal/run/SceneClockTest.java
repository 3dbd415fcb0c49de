package io.qilian.kernel.scenes.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.testkit.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time as a scene sees it. */
class SceneClockTest {

    private final ManualClock dayTime = ManualClock.at("2026-11-23T08:00:00Z");
    private final SceneClock clock = new SceneClock(dayTime);
    private final List<String> ticks = new ArrayList<>();

    @Test
    void isTheTimeOfDayUntilARecordingIsReplayed() {
        assertThat(clock.instant()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(clock.replaying()).isFalse();
        advance("2000-01-01T00:00:00.400Z");
        assertThat(clock.replaying()).isTrue();
        assertThat(clock.instant()).isEqualTo("2000-01-01T00:00:00.400Z");
    }

    @Test
    void tellsEachFullSecondBeforeWhatWasCapturedAfterIt() {
        advance("2000-01-01T00:00:00.400Z");
        advance("2000-01-01T00:00:00.900Z");
        assertThat(ticks).isEmpty();
        advance("2000-01-01T00:00:02.100Z");
        assertThat(ticks).containsExactly("2000-01-01T00:00:01Z", "2000-01-01T00:00:02Z");
        advance("2000-01-01T00:00:03Z");
        assertThat(ticks).hasSize(3).endsWith("2000-01-01T00:00:03Z");
    }

    @Test
    void showsTheSecondWhileItIsTold() {
        advance("2000-01-01T00:00:00.400Z");
        List<Instant> shown = new ArrayList<>();
        clock.advance(Instant.parse("2000-01-01T00:00:02.100Z"), tick -> shown.add(clock.instant()));
        assertThat(shown).containsExactly(Instant.parse("2000-01-01T00:00:01Z"), Instant.parse("2000-01-01T00:00:02Z"));
        assertThat(clock.instant()).isEqualTo("2000-01-01T00:00:02.100Z");
    }

    @Test
    void tellsEachSecondOfAGapOfAnHour() {
        advance("2000-01-01T00:00:00Z");
        advance("2000-01-01T01:00:00Z");
        assertThat(ticks).hasSize(3_600);
    }

    @Test
    void passesOverALongerGapInOneStep() {
        advance("2000-01-01T00:00:00Z");
        advance("2000-01-02T06:30:15.500Z");
        assertThat(ticks).containsExactly("2000-01-02T06:30:15Z");
    }

    @Test
    void tellsNoSecondTwiceWhenTimeGoesBack() {
        advance("2000-01-01T00:00:00Z");
        advance("2000-01-01T00:00:02Z");
        advance("2000-01-01T00:00:01.500Z");
        assertThat(clock.instant()).isEqualTo("2000-01-01T00:00:01.500Z");
        advance("2000-01-01T00:00:02.500Z");
        assertThat(ticks).containsExactly("2000-01-01T00:00:01Z", "2000-01-01T00:00:02Z");
    }

    @Test
    void beginsAnewWithAnotherReplay() {
        advance("2000-01-01T00:00:00Z");
        advance("2000-01-01T00:00:01Z");
        clock.restart();
        assertThat(clock.replaying()).isFalse();
        assertThat(clock.instant()).isEqualTo(dayTime.instant());
        advance("2000-01-01T00:00:00Z");
        advance("2000-01-01T00:00:01Z");
        assertThat(ticks).containsExactly("2000-01-01T00:00:01Z", "2000-01-01T00:00:01Z");
    }

    private void advance(String capturedAt) {
        clock.advance(Instant.parse(capturedAt), tick -> ticks.add(tick.toString()));
    }
}

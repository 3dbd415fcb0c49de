package io.qilian.bundles.modellibrary.internal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.DriftState;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A monitor on painted pictures, at 5 frames a second unless the test says otherwise. */
class FeedMonitorTest {

    private static final int WINDOW = 50;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Picture DAY = PaintedPicture.yuv(64, 48, FeedMonitorTest::texture, 140, 120);
    private static final Picture NIGHT = PaintedPicture.yuv(64, 48, (x, y) -> texture(x, y) / 4, 140, 120);
    private static final Picture OUT_OF_FOCUS = PaintedPicture.yuv(64, 48, (x, y) -> 80 + 2 * x, 140, 120);
    private static final Detection CAR = new Detection("car", 0.85, new Box(0.1, 0.1, 0.2, 0.2));
    private static final Detection UNSURE = new Detection("car", 0.35, new Box(0.1, 0.1, 0.2, 0.2));

    private final HeardEvents events = new HeardEvents();
    private final FeedMonitor monitor = new FeedMonitor(
            new Watched("gate", "road-objects", "1.0.0"), new DriftSettings(0.25, 1, WINDOW), events, Instant.EPOCH);
    private Instant now = Instant.parse("2026-07-01T12:00:00Z");

    @BeforeEach
    void begin() {
        // The first frame only makes the monitor ask for its baseline.
        monitor.analysed(now, DAY, List.of());
    }

    private static int texture(int x, int y) {
        return 60 + 2 * x + (x * 31 + y * 17) % 40;
    }

    @Test
    void learnsTwelveWindowsAndThenWatches() {
        show(Baseline.LEARNING_WINDOWS - 1, DAY, CAR);
        assertThat(monitor.state().state()).isEqualTo(DriftState.LEARNING);
        show(1, DAY, CAR);
        assertThat(monitor.state().state()).isEqualTo(DriftState.WATCHING);
        show(200, DAY, CAR);
        FeedDrift state = monitor.state();
        assertThat(state.readings())
                .hasSize(DriftQuantity.values().length)
                .allSatisfy(reading -> assertThat(reading.psi()).hasValueCloseTo(0.0, within(0.1)));
        assertThat(events.raised).isEmpty();
        assertThat(state.frames()).isEqualTo(212L * WINDOW);
    }

    @Test
    void tellsOfTheNightOnceAndWithinAMinuteAndOfItsEnd() {
        show(Baseline.LEARNING_WINDOWS, DAY, CAR);
        Instant before = now;
        showUntilAlarm(NIGHT);
        assertThat(Duration.between(before, now)).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(events.raised.get(0)).satisfies(finding -> {
            assertThat(finding.quantity()).isEqualTo(DriftQuantity.BRIGHTNESS);
            assertThat(finding.psi()).isGreaterThan(finding.level());
            assertThat(finding.baseline()).isCloseTo(142, within(8.0));
            assertThat(finding.current()).isCloseTo(35, within(8.0));
        });
        int alarms = events.raised.size();
        show(50, NIGHT, CAR);
        assertThat(events.raised).hasSize(alarms);
        assertThat(monitor.state().state()).isEqualTo(DriftState.DRIFTED);
        assertThat(events.ended).isEmpty();
        show(AlarmLatch.CALM_WINDOWS, DAY, CAR);
        assertThat(events.ended).containsExactlyInAnyOrderElementsOf(events.quantities());
        assertThat(monitor.state().state()).isEqualTo(DriftState.WATCHING);
    }

    @Test
    void tellsALensOutOfFocusFromTheDark() {
        show(Baseline.LEARNING_WINDOWS, DAY, CAR);
        showUntilAlarm(OUT_OF_FOCUS);
        assertThat(events.quantities()).contains(DriftQuantity.SHARPNESS).doesNotContain(DriftQuantity.BRIGHTNESS);
    }

    @Test
    void theNightOfTheDayBeforeIsNoDrift() {
        show(Baseline.LEARNING_WINDOWS, DAY, CAR);
        now = Instant.parse("2026-07-01T19:00:00Z");
        show(Baseline.LEARNING_WINDOWS, DAY, CAR);
        now = Instant.parse("2026-07-01T20:00:00Z");
        show(Baseline.LEARNING_WINDOWS, NIGHT, CAR);
        now = Instant.parse("2026-07-02T20:05:00Z");
        show(20, NIGHT, CAR);
        // Half an hour earlier than the day before, but within an hour of it.
        now = Instant.parse("2026-07-03T19:10:00Z");
        show(20, NIGHT, CAR);
        assertThat(events.raised).isEmpty();
        now = Instant.parse("2026-07-03T12:00:00Z");
        showUntilAlarm(NIGHT);
        assertThat(events.quantities()).contains(DriftQuantity.BRIGHTNESS);
    }

    @Test
    void aHalfHourTakesInNoMoreWhenItIsOver() {
        show(Baseline.LEARNING_WINDOWS, DAY, CAR);
        show(12, DAY, CAR);
        now = now.plus(Duration.ofDays(1));
        show(10, DAY, CAR);
        now = now.plus(Duration.ofHours(3));
        show(1, DAY, CAR);
        assertThat(events.learnt)
                .flatExtracting(KeptBaseline::blocks)
                .extracting(BaselineBlock::windows)
                .containsExactly(Baseline.LEARNING_WINDOWS, Baseline.LEARNING_WINDOWS + 12);
    }

    @Test
    void tellsOfAModelThatFindsNothingAnyMore() {
        showPairs(80, true);
        assertThat(events.raised).isEmpty();
        showPairs(48, false);
        assertThat(events.quantities()).contains(DriftQuantity.BOXES, DriftQuantity.EMPTY);
        assertThat(monitor.state().readings())
                .filteredOn(reading -> reading.quantity() == DriftQuantity.BRIGHTNESS)
                .allSatisfy(reading -> assertThat(reading.alarmSince()).isEmpty());
    }

    @Test
    void tellsOfAModelThatIsLessSure() {
        show(60, DAY, CAR, CAR, CAR);
        show(60, DAY, UNSURE, UNSURE, UNSURE);
        assertThat(events.quantities()).containsExactly(DriftQuantity.SCORES);
        assertThat(events.raised.get(0).baseline()).isCloseTo(0.85, within(1e-9));
        assertThat(events.raised.get(0).current()).isCloseTo(0.35, within(1e-9));
    }

    @Test
    void aFewObjectsOfAQuietRoadProveNothing() {
        showSeldom(80, CAR);
        showSeldom(80, UNSURE);
        assertThat(events.quantities()).doesNotContain(DriftQuantity.SCORES);
    }

    @Test
    void aSlowFeedFillsAWindowInTwentySeconds() {
        for (int frame = 0; frame < 26 * Baseline.LEARNING_WINDOWS; frame++) {
            now = now.plusMillis(900);
            monitor.analysed(now, DAY, List.of(CAR));
        }
        assertThat(monitor.state().state()).isEqualTo(DriftState.WATCHING);
    }

    @Test
    void goesOnAfterARestartFromWhatWasKept() {
        show(Baseline.LEARNING_WINDOWS, DAY, CAR);
        KeptBaseline kept = events.learnt.get(0);
        HeardEvents later = new HeardEvents();
        later.known = Optional.of(
                new KeptBaseline(kept.since(), 0, kept.labels(), kept.blocks(), Map.of(DriftQuantity.BRIGHTNESS, now)));
        FeedMonitor again = new FeedMonitor(
                new Watched("gate", "road-objects", "1.0.0"), new DriftSettings(0.25, 1, WINDOW), later, now);
        again.analysed(now, NIGHT, List.of(CAR));
        assertThat(again.state().state()).isEqualTo(DriftState.DRIFTED);
        for (int frame = 0; frame < 4 * WINDOW; frame++) {
            now = now.plus(BETWEEN);
            again.analysed(now, NIGHT, List.of(CAR));
        }
        assertThat(later.quantities()).doesNotContain(DriftQuantity.BRIGHTNESS);
        assertThat(later.asked).isEqualTo(1);
    }

    @Test
    void learnsAnewWhenItIsTold() {
        show(Baseline.LEARNING_WINDOWS, DAY, CAR);
        showUntilAlarm(NIGHT);
        monitor.forget(now);
        assertThat(monitor.state().state()).isEqualTo(DriftState.LEARNING);
        int alarms = events.raised.size();
        show(30, NIGHT, CAR);
        assertThat(events.raised).hasSize(alarms);
        assertThat(monitor.state().state()).isEqualTo(DriftState.WATCHING);
        assertThat(monitor.state().since()).isAfter(Instant.parse("2026-07-01T12:00:00Z"));
    }

    private void showUntilAlarm(Picture picture) {
        for (int window = 0; window < 10 && events.raised.isEmpty(); window++) {
            show(1, picture, CAR);
        }
        assertThat(events.raised).isNotEmpty();
    }

    private void show(int windows, Picture picture, Detection... found) {
        for (int frame = 0; frame < windows * WINDOW; frame++) {
            now = now.plus(BETWEEN);
            monitor.analysed(now, picture, List.of(found));
        }
    }

    /** Two cars in three of four windows, or nothing at all. */
    private void showPairs(int windows, boolean cars) {
        for (int window = 0; window < windows; window++) {
            if (cars && window % 4 != 0) {
                show(1, DAY, CAR, CAR);
            } else {
                show(1, DAY);
            }
        }
    }

    private void showSeldom(int windows, Detection found) {
        for (int window = 0; window < windows; window++) {
            if (window % 40 == 0) {
                show(1, DAY, found);
            } else {
                show(1, DAY);
            }
        }
    }
}

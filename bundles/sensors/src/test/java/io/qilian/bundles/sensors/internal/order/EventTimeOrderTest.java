package io.qilian.bundles.sensors.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In which order scenes see readings, and which they do not see. */
class EventTimeOrderTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final EventTimeOrder order = new EventTimeOrder(Duration.ofSeconds(10));

    /** A reading that was measured and received so many seconds after noon. */
    private static Reading reading(String station, String quantity, int measured, int received) {
        return new Reading(
                "air",
                station,
                quantity,
                measured,
                "ug/m3",
                NOON.plusSeconds(measured),
                NOON.plusSeconds(received),
                Quality.GOOD,
                Optional.empty(),
                "");
    }

    private static Reading pm25(int measured, int received) {
        return reading("park", "pm2.5", measured, received);
    }

    private List<Integer> offer(int now, Reading... readings) {
        return seconds(order.offer(List.of(readings), NOON.plusSeconds(now)));
    }

    private static List<Integer> seconds(List<Reading> readings) {
        return readings.stream().map(reading -> (int) reading.value()).toList();
    }

    @Test
    void holdsAReadingUntilTheWatermarkHasPassedIt() {
        assertThat(offer(0, pm25(0, 0))).isEmpty();
        assertThat(offer(1, pm25(9, 1))).isEmpty();
        assertThat(offer(1, pm25(10, 1))).containsExactly(0);
        assertThat(offer(1, pm25(25, 1))).containsExactly(9, 10);
    }

    @Test
    void bringsWhatWasOvertakenIntoItsPlace() {
        assertThat(offer(0, pm25(5, 0), pm25(1, 0), pm25(3, 0))).isEmpty();
        assertThat(offer(1, pm25(2, 1), pm25(16, 1))).containsExactly(1, 2, 3, 5);
    }

    @Test
    void handsOutAtOnceWhatTheFileDoesNotHold() {
        EventTimeOrder none = new EventTimeOrder(Duration.ZERO);
        assertThat(seconds(none.offer(List.of(pm25(1, 0)), NOON))).containsExactly(1);
        assertThat(seconds(none.offer(List.of(pm25(3, 0), pm25(2, 0)), NOON))).containsExactly(2, 3);
    }

    @Test
    void whatComesAfterALaterReadingWasHandedOutIsLate() {
        offer(0, pm25(0, 0), pm25(20, 0));
        assertThat(offer(1, pm25(9, 1))).containsExactly(9);
        offer(2, pm25(40, 2));
        assertThat(offer(3, pm25(19, 3))).isEmpty();
        assertThat(order.late()).isEqualTo(1);
    }

    @Test
    void anotherQuantityOfTheStationIsNotLateForThat() {
        offer(0, pm25(0, 0), pm25(20, 0));
        assertThat(offer(1, reading("park", "noise", -5, 1))).containsExactly(-5);
        assertThat(order.late()).isZero();
    }

    @Test
    void aStationWhoseClockIsAheadHoldsUpOrDropsNobodyElse() {
        offer(0, reading("ahead", "pm2.5", 500, 0));
        assertThat(offer(1, pm25(1, 1))).isEmpty();
        assertThat(offer(2, pm25(11, 2))).containsExactly(1);
        assertThat(order.late()).isZero();
    }

    @Test
    void aStationThatFallsSilentIsNotWaitedForLonger() {
        offer(0, pm25(0, 0));
        assertThat(seconds(order.release(NOON.plusSeconds(9)))).isEmpty();
        assertThat(seconds(order.release(NOON.plusSeconds(10)))).containsExactly(0);
        assertThat(seconds(order.release(NOON.plusSeconds(99)))).isEmpty();
    }

    @Test
    void handsTheOldestOutEarlyWhenTooManyWait() {
        EventTimeOrder small = new EventTimeOrder(Duration.ofSeconds(10), 2);
        assertThat(seconds(small.offer(List.of(pm25(1, 0), pm25(2, 0), pm25(3, 0)), NOON)))
                .containsExactly(1);
        assertThat(small.early()).isEqualTo(1);
        assertThat(seconds(small.flush())).containsExactly(2, 3);
    }

    @Test
    void handsOutAllThatWaitsWhenNothingMoreIsToCome() {
        offer(0, pm25(2, 0), pm25(1, 0), reading("yard", "pm2.5", 7, 0));
        assertThat(seconds(order.flush())).containsExactly(1, 2, 7);
        assertThat(seconds(order.flush())).isEmpty();
    }

    /** Whatever the order in which they come, each is handed out once or counted as late, and no series goes back. */
    @Test
    void losesNothingAndNeverGoesBack() {
        Random random = new Random(7);
        List<Integer> out = new ArrayList<>();
        int offered = 20_000;
        for (int i = 0; i < offered; i++) {
            int measured = i / 10 + random.nextInt(30) - 15;
            int now = i / 10;
            out.addAll(offer(now, pm25(measured, now)));
        }
        out.addAll(seconds(order.flush()));
        assertThat(out).isSorted();
        assertThat(out.size() + order.late()).isEqualTo(offered);
        assertThat(order.late()).isPositive();
    }
}

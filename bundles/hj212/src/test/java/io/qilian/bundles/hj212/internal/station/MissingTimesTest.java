package io.qilian.bundles.hj212.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.hj212.internal.station.MissingTimes.Finding;
import io.qilian.bundles.hj212.internal.station.MissingTimes.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MissingTimesTest {

    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MissingTimes missing = new MissingTimes(MINUTE, Duration.ofHours(1));

    private static Instant minute(int number) {
        return START.plus(MINUTE.multipliedBy(number));
    }

    private Finding stored(int number) {
        return missing.stored(minute(number), Duration.ZERO);
    }

    @Test
    void findsWhatLiesBetweenTwoTimes() {
        assertThat(stored(0)).isEqualTo(new Finding(0, 0, 0));
        assertThat(stored(1)).isEqualTo(new Finding(0, 0, 0));
        assertThat(stored(5)).isEqualTo(new Finding(3, 0, 0));
        assertThat(missing.latestGap(60)).contains(new Gap(minute(2), minute(4)));
        assertThat(missing.latestGap(2)).contains(new Gap(minute(3), minute(4)));
    }

    @Test
    void takesWhatComesLaterOutOfTheGap() {
        stored(0);
        stored(6);
        assertThat(stored(3)).isEqualTo(new Finding(0, 1, 0));
        assertThat(stored(3)).isEqualTo(new Finding(0, 0, 0));
        assertThat(missing.count()).isEqualTo(4);
        assertThat(missing.latestGap(60)).contains(new Gap(minute(4), minute(5)));
        assertThat(missing.remove(new Gap(minute(1), minute(5)))).isEqualTo(4);
        assertThat(missing.latestGap(60)).isEmpty();
    }

    @Test
    void looksBackNoFurtherThanItIsTold() {
        stored(0);
        assertThat(stored(1000).missing()).isEqualTo(60);
        assertThat(missing.latestGap(1000)).contains(new Gap(minute(940), minute(999)));
        assertThat(stored(2000)).isEqualTo(new Finding(60, 0, 60));
    }

    @Test
    void asksForTheTimeBeforeTheFirstIfItIsTold() {
        assertThat(missing.stored(minute(10), Duration.ofMinutes(3)).missing()).isEqualTo(3);
        assertThat(missing.latestGap(60)).contains(new Gap(minute(7), minute(9)));
    }

    @Test
    void takesAClockThatIsSomeSecondsOffForTheSameMinute() {
        stored(0);
        assertThat(missing.stored(minute(1).plusSeconds(4), Duration.ZERO).missing())
                .isZero();
        assertThat(missing.stored(minute(2).minusSeconds(3), Duration.ZERO).missing())
                .isZero();
        assertThat(missing.stored(minute(4), Duration.ZERO).missing()).isEqualTo(1);
        assertThat(missing.stored(minute(3), Duration.ZERO).filled()).isEqualTo(1);
    }

    @Test
    void agreesWithASimpleSetWhateverComes() {
        Random random = new Random(61);
        for (int story = 0; story < 200; story++) {
            MissingTimes tested = new MissingTimes(MINUTE, Duration.ofDays(1));
            TreeSet<Integer> simple = new TreeSet<>();
            int latest = 0;
            tested.stored(minute(0), Duration.ZERO);
            for (int at = 0; at < 60; at++) {
                if (random.nextInt(3) == 0) {
                    int next = latest + 1 + random.nextInt(6);
                    for (int between = latest + 1; between < next; between++) {
                        simple.add(between);
                    }
                    latest = next;
                    tested.stored(minute(next), Duration.ZERO);
                } else {
                    int old = random.nextInt(latest + 1);
                    boolean filled = simple.remove(old);
                    assertThat(tested.stored(minute(old), Duration.ZERO).filled())
                            .isEqualTo(filled ? 1 : 0);
                }
                assertThat(tested.count()).isEqualTo(simple.size());
                assertThat(tested.latestGap(1).map(Gap::to))
                        .isEqualTo(simple.isEmpty() ? Optional.empty() : Optional.of(minute(simple.last())));
            }
        }
    }
}

package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceTimesTest {

    private final SourceTimes times = new SourceTimes();

    @Test
    void findsTheTimeOfAPictureThatLeavesTheDecoderInAnotherOrder() {
        long[] decodingOrder = {0, 3, 1, 2, 6, 4, 5};
        for (long stamp : decodingOrder) {
            times.note(stamp, 1_000_000 + stamp * 40_000);
        }
        for (long stamp = 0; stamp < 7; stamp++) {
            assertThat(times.of(stamp)).contains(Instant.ofEpochMilli(1000 + stamp * 40));
        }
    }

    @Test
    void givesTheLatestOfTwoTimesForOneStampAndNoneForAnUnknownOne() {
        times.note(5, 1_000_000);
        times.note(5, 2_000_000);
        assertThat(times.of(5)).contains(Instant.ofEpochSecond(2));
        assertThat(times.of(6)).isEmpty();
        assertThat(times.of(0)).as("nothing was noted for it").isEmpty();
    }

    @Test
    void forgetsWhatIsLongPast() {
        for (long stamp = 0; stamp < 1000; stamp++) {
            times.note(stamp, stamp);
        }
        assertThat(times.of(900)).isEmpty();
        assertThat(times.of(999)).isPresent();
    }
}

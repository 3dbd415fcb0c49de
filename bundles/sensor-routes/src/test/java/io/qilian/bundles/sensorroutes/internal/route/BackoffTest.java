package io.qilian.bundles.sensorroutes.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Waits grow up to their limit, and chance spreads them over all of it. */
class BackoffTest {

    private static RandomGenerator always(long bits) {
        return () -> bits;
    }

    @Test
    void doublesItsLimitWithEachFailureUpToTheGreatest() {
        Backoff longest = new Backoff(100, 1_000, always(-1L));

        assertThat(longest.afterFailureMs()).isEqualTo(100);
        assertThat(longest.afterFailureMs()).isEqualTo(200);
        assertThat(longest.afterFailureMs()).isEqualTo(400);
        assertThat(longest.afterFailureMs()).isEqualTo(800);
        assertThat(longest.afterFailureMs()).isEqualTo(1_000);
        for (int failure = 0; failure < 100; failure++) {
            assertThat(longest.afterFailureMs()).isEqualTo(1_000);
        }
        longest.succeeded();
        assertThat(longest.afterFailureMs()).isEqualTo(100);
    }

    @Test
    void mayBeAsShortAsAMillisecond() {
        assertThat(new Backoff(100, 1_000, always(0L)).afterFailureMs()).isEqualTo(1);
    }
}

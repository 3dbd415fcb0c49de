package io.qilian.bundles.feeds.internal.gating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    @ParameterizedTest
    @CsvSource({"25, 5, 300", "25, 10, 600", "30, 7, 420", "25, 25, 1500", "25, 60, 1500", "25, 0.5, 30", "12.5, 8, 480"
    })
    void letsAsManyThroughInAMinuteAsItSays(double comes, double limit, int expected) {
        RateLimit rate = new RateLimit(limit);
        int admitted = 0;
        for (long frame = 0; frame < Math.round(comes * 60); frame++) {
            admitted += rate.admits(Duration.ofNanos(Math.round(frame * 1e9 / comes))) ? 1 : 0;
        }
        assertThat(admitted).isBetween(expected - 1, expected + 1);
    }

    @Test
    void doesNotMakeUpForAGap() {
        RateLimit rate = new RateLimit(1);
        assertThat(rate.admits(Duration.ofSeconds(0))).isTrue();
        assertThat(rate.admits(Duration.ofSeconds(100))).isTrue();
        assertThat(rate.admits(Duration.ofMillis(100_040))).isFalse();
        assertThat(rate.admits(Duration.ofMillis(100_080))).isFalse();
    }

    @Test
    void beginsAnewWhenTheStreamDoes() {
        RateLimit rate = new RateLimit(1);
        rate.admits(Duration.ofSeconds(100));
        assertThat(rate.admits(Duration.ZERO)).isTrue();
        assertThat(rate.admits(Duration.ofMillis(40))).isFalse();
    }
}

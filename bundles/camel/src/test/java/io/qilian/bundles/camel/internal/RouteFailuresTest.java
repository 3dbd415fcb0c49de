package io.qilian.bundles.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a route's failures are told. */
class RouteFailuresTest {

    private final Exception broken = new IllegalStateException("broken");
    private final Exception missing = new IllegalArgumentException("missing");

    private final AtomicLong nanos = new AtomicLong();
    private final RouteFailures failures = new RouteFailures(() -> "Feed gate, route r", nanos::get);
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void tellsAFailureThatStaysTheSameOnce() {
        for (int second = 0; second < 100; second++) {
            failures.handleException(broken);
            passSeconds(1);
        }
        assertThat(log.lines()).containsExactly("Feed gate, route r: frames fail");
    }

    @Test
    void tellsAnotherFailureTenSecondsAfterTheFirst() {
        failures.handleException(broken);
        passSeconds(9);
        failures.handleException(missing);
        assertThat(log.lines()).hasSize(1);
        passSeconds(1);
        failures.handleException(missing);
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void tellsTheSameFailureAgainAfterFramesWentThrough() {
        failures.handleException(broken);
        passSeconds(10);
        failures.succeeded();
        passSeconds(10);
        failures.handleException(broken);
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void tellsAtMostALineInTenSecondsWhenFramesFailByTurns() {
        for (int frame = 0; frame < 25 * 100; frame++) {
            if (frame % 2 == 0) {
                failures.succeeded();
            } else {
                failures.handleException(new IllegalStateException("frame " + frame));
            }
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
        }
        assertThat(log.lines()).hasSizeBetween(2, 10);
    }

    @Test
    void saysNothingWhileFramesGoThrough() {
        failures.succeeded();
        passSeconds(100);
        failures.succeeded();
        assertThat(log.lines()).isEmpty();
    }

    private void passSeconds(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}

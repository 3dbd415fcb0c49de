package io.qilian.bundles.feeds.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random time up to a limit that doubles with each failure ("full jitter",
 * Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), so that cameras that fell silent together do
 * not come back together.
 */
final class Backoff {

    private static final int MAXIMUM_DOUBLINGS = 20;

    private final long leastMs;
    private final long mostMs;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration least, Duration most, RandomGenerator random) {
        this.leastMs = least.toMillis();
        this.mostMs = most.toMillis();
        this.random = random;
    }

    Duration afterFailure() {
        long limit = Math.min(mostMs, leastMs << Math.min(failures, MAXIMUM_DOUBLINGS));
        failures++;
        return Duration.ofMillis(1 + (long) (random.nextDouble() * Math.max(limit, leastMs)));
    }

    void succeeded() {
        failures = 0;
    }
}

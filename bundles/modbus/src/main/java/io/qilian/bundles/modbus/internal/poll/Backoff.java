package io.qilian.bundles.modbus.internal.poll;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random time up to a limit that doubles with each failure ("full jitter",
 * Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), so that devices that fell silent together are not
 * asked together.
 */
final class Backoff {

    private static final int MAXIMUM_DOUBLINGS = 20;

    private final long leastMs;
    private final long mostMs;
    private final RandomGenerator random;
    private int failures;

    Backoff(long leastMs, long mostMs, RandomGenerator random) {
        this.leastMs = leastMs;
        this.mostMs = mostMs;
        this.random = random;
    }

    long afterFailureMs() {
        long limit = Math.min(mostMs, leastMs << Math.min(failures, MAXIMUM_DOUBLINGS));
        failures++;
        return 1 + (long) (random.nextDouble() * limit);
    }

    void succeeded() {
        failures = 0;
    }
}

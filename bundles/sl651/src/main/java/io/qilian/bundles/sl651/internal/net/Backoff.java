package io.qilian.bundles.sl651.internal.net;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random time up to a limit that doubles with each failure ("full jitter",
 * Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
final class Backoff {

    private static final long LEAST_MS = 1_000;
    private static final long MOST_MS = 60_000;
    private static final int MAXIMUM_DOUBLINGS = 20;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long afterFailureMs() {
        long limit = Math.min(MOST_MS, LEAST_MS << Math.min(failures, MAXIMUM_DOUBLINGS));
        failures++;
        return 1 + (long) (random.nextDouble() * limit);
    }
}

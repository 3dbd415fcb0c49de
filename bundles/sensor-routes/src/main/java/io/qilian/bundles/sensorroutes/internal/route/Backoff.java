package io.qilian.bundles.sensorroutes.internal.route;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random time up to a limit that doubles with each failure ("full jitter",
 * Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), so that those who failed together do not come
 * back together. Thread-safe.
 */
public final class Backoff {

    private static final int MAXIMUM_DOUBLINGS = 20;

    private final long leastMs;
    private final long mostMs;
    private final RandomGenerator random;
    private int failures;

    /**
     * Waits of attempts that have not failed yet.
     *
     * @param leastMs the first limit
     * @param mostMs the greatest limit
     * @param random spreads attempts
     */
    public Backoff(long leastMs, long mostMs, RandomGenerator random) {
        this.leastMs = leastMs;
        this.mostMs = mostMs;
        this.random = random;
    }

    /**
     * An attempt has failed.
     *
     * @return milliseconds to wait, at least one
     */
    public synchronized long afterFailureMs() {
        long limit = Math.min(mostMs, leastMs << Math.min(failures, MAXIMUM_DOUBLINGS));
        failures++;
        return 1 + (long) (random.nextDouble() * limit);
    }

    /** An attempt was successful: the next wait is short again. */
    public synchronized void succeeded() {
        failures = 0;
    }
}

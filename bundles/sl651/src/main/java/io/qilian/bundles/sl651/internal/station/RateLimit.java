package io.qilian.bundles.sl651.internal.station;

/** Lets a number of things a minute through, and as many at once (token bucket). For one thread. */
final class RateLimit {

    private static final double NANOS_A_MINUTE = 60e9;

    private final double perMinute;
    private double tokens;
    private long lastNanos;

    RateLimit(int perMinute, long nowNanos) {
        this.perMinute = perMinute;
        this.tokens = perMinute;
        this.lastNanos = nowNanos;
    }

    void take() {
        tokens--;
    }

    /** What was taken was not used. */
    void giveBack() {
        tokens++;
    }

    boolean exhausted(long nowNanos) {
        tokens = Math.min(perMinute, tokens + (nowNanos - lastNanos) / NANOS_A_MINUTE * perMinute);
        lastNanos = nowNanos;
        return tokens < 0;
    }
}

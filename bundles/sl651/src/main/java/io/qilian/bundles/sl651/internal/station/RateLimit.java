package io.qilian.bundles.sl651.internal.station;

/** Lets a number of frames a minute through, and as many at once (token bucket). For one thread. */
final class RateLimit {

    private static final double NANOS_A_MINUTE = 60e9;

    private final double framesPerMinute;
    private double tokens;
    private long lastNanos;

    RateLimit(int framesPerMinute, long nowNanos) {
        this.framesPerMinute = framesPerMinute;
        this.tokens = framesPerMinute;
        this.lastNanos = nowNanos;
    }

    void take() {
        tokens--;
    }

    boolean exhausted(long nowNanos) {
        tokens = Math.min(framesPerMinute, tokens + (nowNanos - lastNanos) / NANOS_A_MINUTE * framesPerMinute);
        lastNanos = nowNanos;
        return tokens < 0;
    }
}

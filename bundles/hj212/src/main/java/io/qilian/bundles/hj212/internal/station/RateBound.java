package io.qilian.bundles.hj212.internal.station;

import java.util.function.LongSupplier;

/** How many packets a connection may send: a rate for long, and a burst of some seconds' worth at once (token bucket). */
final class RateBound {

    private static final double BURST_SECONDS = 5;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanos;
    private double tokens;
    private long filledAtNanos;

    RateBound(double perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.tokens = BURST_SECONDS * perSecond;
        this.filledAtNanos = nanos.getAsLong();
    }

    /** One packet more has come. */
    void take() {
        tokens--;
    }

    /** Whether packets may come now. */
    boolean open() {
        long now = nanos.getAsLong();
        tokens = Math.min(BURST_SECONDS * perSecond, tokens + perSecond * (now - filledAtNanos) / NANOS);
        filledAtNanos = now;
        return tokens >= 0;
    }
}

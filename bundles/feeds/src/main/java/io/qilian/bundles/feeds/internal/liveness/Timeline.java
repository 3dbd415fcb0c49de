package io.qilian.bundles.feeds.internal.liveness;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that neither jumps nor stands still: the platform's clock as it was at the start, and from there on the time that
 * has really passed. What is kept by it is found under the clock's present time, see {@link #toTimeline(Instant)}: a step of
 * the clock moves all of it, and leaves neither a gap nor an hour that is there twice. Thread-safe.
 */
final class Timeline {

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final long startMs;
    private final long startNanos;

    Timeline(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.startMs = clock.millis();
        this.startNanos = nanoTime.getAsLong();
    }

    /** Now, in milliseconds of this timeline. */
    long nowMs() {
        return startMs + (nanoTime.getAsLong() - startNanos) / 1_000_000;
    }

    /** Now, by the platform's clock. */
    Instant now() {
        return clock.instant();
    }

    /** A time of the platform's clock in milliseconds of this timeline. */
    long toTimeline(Instant instant) {
        return instant.toEpochMilli() - stepMs();
    }

    /** How far the platform's clock has moved against the time that has passed. */
    long stepMs() {
        return clock.millis() - nowMs();
    }
}

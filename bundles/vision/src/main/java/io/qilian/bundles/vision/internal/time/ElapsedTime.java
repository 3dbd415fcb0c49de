package io.qilian.bundles.vision.internal.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Time that has passed since the first frame, from capture times that a camera's clock may set back or forth. A step
 * back counts as no time, and time goes on from there; a step forth counts for an hour at most.
 */
public final class ElapsedTime {

    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    private Instant last;
    private long elapsedNanos;
    private long stepNanos;

    /**
     * Goes to the next frame.
     *
     * @param capturedAt its capture time
     */
    public void advance(Instant capturedAt) {
        stepNanos = last == null ? 0 : step(last, capturedAt);
        elapsedNanos += stepNanos;
        last = capturedAt;
    }

    private static long step(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return 0;
        }
        Duration between = Duration.between(from, to);
        return between.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP.toNanos() : between.toNanos();
    }

    /**
     * Time since the first frame.
     *
     * @return nanoseconds, never less than before
     */
    public long elapsedNanos() {
        return elapsedNanos;
    }

    /**
     * Time since the frame before.
     *
     * @return nanoseconds, 0 or more
     */
    public long stepNanos() {
        return stepNanos;
    }
}

package io.qilian.bundles.feeds.internal.gating;

import java.time.Duration;

/**
 * Lets frames through so that no more than so many a second go on, evenly and by the time stamps of the stream, so that the
 * same file gives the same frames each time. One thread.
 */
public final class RateLimit {

    private final long intervalNanos;
    private long dueNanos = Long.MIN_VALUE;
    private long beforeNanos;

    /**
     * A limit.
     *
     * @param perSecond frames a second, more than 0
     */
    public RateLimit(double perSecond) {
        intervalNanos = Math.round(1e9 / perSecond);
    }

    /**
     * Whether a frame goes on.
     *
     * @param presentation its time from the start of the stream
     * @return false if it comes too early after the last one that did
     */
    public boolean admits(Duration presentation) {
        long at = presentation.toNanos();
        boolean anew = dueNanos == Long.MIN_VALUE || at < beforeNanos;
        beforeNanos = at;
        if (!anew && at < dueNanos) {
            return false;
        }
        long turn = anew || at - dueNanos > intervalNanos ? at : dueNanos;
        dueNanos = turn + intervalNanos;
        return true;
    }
}

package io.qilian.kernel.scenes.internal.run;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * From when on a scene is told the time of day. What it remembers may belong to a replay, whose clock is not that of the
 * day: a tick of today would end intervals that the replay, when it comes, tells anew. So a scene that remembers something
 * waits for its first run, though not for ever, since a camera may stay silent. Used on the scene's thread.
 */
final class TickStart {

    /** The first run of a file begins long before that. */
    static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private boolean waiting;
    private long openedNanos;

    /**
     * A start.
     *
     * @param nanoTime a clock that only goes on, in nanoseconds
     */
    TickStart(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void opened(boolean remembers) {
        waiting = remembers;
        openedNanos = nanoTime.getAsLong();
    }

    void began() {
        waiting = false;
    }

    boolean come() {
        return !waiting || nanoTime.getAsLong() - openedNanos >= LONGEST_WAIT_NANOS;
    }
}

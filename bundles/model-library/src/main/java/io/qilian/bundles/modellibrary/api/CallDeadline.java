package io.qilian.bundles.modellibrary.api;

import java.time.Duration;
import java.util.Objects;

/**
 * Until when a call is worth its cost. Its caller may end it earlier from any thread. For one call; thread-safe.
 */
public final class CallDeadline {

    private final long endNs;
    private Runnable ending;
    private boolean cancelled;

    private CallDeadline(long endNs) {
        this.endNs = endNs;
    }

    /**
     * A deadline from now.
     *
     * @param time how long the call may take
     * @return the deadline
     */
    public static CallDeadline in(Duration time) {
        return new CallDeadline(System.nanoTime() + time.toNanos());
    }

    /** Ends the call, waiting or running, as if its time were over. Idempotent. */
    public void cancel() {
        Runnable end;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            end = ending;
        }
        if (end != null) {
            end.run();
        }
    }

    /**
     * Whether the caller has given up.
     *
     * @return true after {@link #cancel()}
     */
    public synchronized boolean cancelled() {
        return cancelled;
    }

    /**
     * What is left.
     *
     * @return nanoseconds; 0 if the time is over or the caller has given up
     */
    public long remainingNs() {
        return cancelled() ? 0 : Math.max(0, endNs - System.nanoTime());
    }

    /**
     * For the library: what {@link #cancel()} does from now on; done at once if that has happened already.
     *
     * @param action ends what is under way; returns soon
     */
    public void whenCancelled(Runnable action) {
        Objects.requireNonNull(action, "action");
        boolean now;
        synchronized (this) {
            ending = action;
            now = cancelled;
        }
        if (now) {
            action.run();
        }
    }

    /** For the library: {@link #cancel()} ends nothing from now on. */
    public synchronized void release() {
        ending = null;
    }
}

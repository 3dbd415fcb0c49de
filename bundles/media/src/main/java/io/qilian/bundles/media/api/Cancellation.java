package io.qilian.bundles.media.api;

/**
 * Ends what waits for a source: an open, a read. Once cancelled it stays so. Any thread.
 */
public final class Cancellation {

    private volatile boolean cancelled;

    /** Nothing is cancelled yet. */
    public Cancellation() {}

    /** Ends the wait that is under way, within some milliseconds, and every later one at once. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Whether {@link #cancel()} was called.
     *
     * @return true from then on
     */
    public boolean cancelled() {
        return cancelled;
    }
}

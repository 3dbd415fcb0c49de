package io.qilian.bundles.feeds.internal.liveness;

/**
 * Whether the same picture comes again and again: not one sample has changed by as much as one grey level for
 * {@value #AFTER_MS} ms and {@value #LEAST_SAMPLES} samples. The noise of a sensor always changes some, also at night; and
 * where a camera's encoder suppresses it, a key frame does, and these are closer together. The freeze ends when samples
 * differ three times on end.
 */
final class FreezeJudge {

    static final long AFTER_MS = 20_000;
    static final int LEAST_SAMPLES = 5;
    private static final int CHANGES = 3;

    private long sinceMs;
    private int repeated;
    private int changed;
    private boolean active;

    /** {@code comparable}: false for the first picture after an opening, which has none before it. */
    void sample(double change, boolean comparable, long nowMs) {
        if (!comparable) {
            begin(nowMs);
            return;
        }
        if (change > 0) {
            changed++;
            if (!active || changed >= CHANGES) {
                active = false;
                repeated = 0;
                sinceMs = nowMs;
            }
            return;
        }
        changed = 0;
        repeated++;
        active = active || (repeated >= LEAST_SAMPLES && nowMs - sinceMs >= AFTER_MS);
    }

    /** A freeze that goes on over a reconnect is the same one. */
    private void begin(long nowMs) {
        changed = 0;
        if (!active) {
            repeated = 0;
            sinceMs = nowMs;
        }
    }

    boolean active() {
        return active;
    }

    /** Since when the picture is the same. */
    long sinceMs() {
        return sinceMs;
    }
}

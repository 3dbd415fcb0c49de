package io.qilian.bundles.feeds.internal;

/** Frames a second over the last few seconds, and none if none came for a while. Any thread. */
final class FrameRate {

    private static final long WINDOW_NANOS = 4_000_000_000L;
    private static final int SLOTS = 16;
    private static final long SLOT_NANOS = WINDOW_NANOS / SLOTS;

    private final long[] counts = new long[SLOTS];
    private final long start;
    private long slot;

    FrameRate(long nowNanos) {
        start = nowNanos;
    }

    synchronized void count(long nowNanos) {
        advance(nowNanos);
        counts[(int) (slot % SLOTS)]++;
    }

    synchronized double perSecond(long nowNanos) {
        advance(nowNanos);
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        double covered = Math.min(WINDOW_NANOS, Math.max(nowNanos - start, SLOT_NANOS));
        return sum * 1e9 / covered;
    }

    private void advance(long nowNanos) {
        long now = (nowNanos - start) / SLOT_NANOS;
        long steps = Math.min(now - slot, SLOTS);
        for (long i = 1; i <= steps; i++) {
            counts[(int) ((slot + i) % SLOTS)] = 0;
        }
        slot = Math.max(slot, now);
    }
}

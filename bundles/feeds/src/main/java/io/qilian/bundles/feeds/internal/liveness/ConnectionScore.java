package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.ConnectionQuality;
import io.qilian.bundles.feeds.api.FeedLiveness.QualityFigures;

/**
 * The quality of a connection in the last hour, in minutes. Grades as Frigate's network video recorder gives them ("camera
 * connection quality"), with bounds of our own for the stalls of the middle grade. For one thread at a time.
 */
final class ConnectionScore {

    /** A gap between frames that is longer, and longer than 5 frames, is a stall. */
    static final long STALL_MS = 2_000;

    private static final int MINUTES = 60;
    private static final long MINUTE_MS = 60_000;
    private static final double LARGEST_FPS = 240;
    private static final double USUAL_FPS = 25;
    private static final int STALL_FRAMES = 5;

    private final long[] frames = new long[MINUTES];
    private final double[] expected = new double[MINUTES];
    private final long[] watchedMs = new long[MINUTES];
    private final int[] reconnects = new int[MINUTES];
    private final int[] stalls = new int[MINUTES];
    private long minute = Long.MIN_VALUE;
    private double fps = USUAL_FPS;

    /** What the stream announces; one that announces nonsense is taken to be usual. */
    void announced(double framesPerSecond) {
        fps = framesPerSecond > 0 && framesPerSecond <= LARGEST_FPS ? framesPerSecond : USUAL_FPS;
    }

    /** Gaps between frames that are longer are stalls. */
    long longestGapMs() {
        return Math.max(STALL_MS, Math.round(STALL_FRAMES * 1e3 / fps));
    }

    void frame(long nowMs) {
        frames[at(nowMs)]++;
    }

    void stall(long nowMs) {
        stalls[at(nowMs)]++;
    }

    void reconnect(long nowMs) {
        reconnects[at(nowMs)]++;
    }

    /** The feed was needed until now, for so long. */
    void watched(long forMs, long nowMs) {
        int at = at(nowMs);
        watchedMs[at] += forMs;
        expected[at] += fps * forMs / 1e3;
    }

    QualityFigures figures(long nowMs) {
        at(nowMs);
        double share = sum(expected) > 0 ? sum(frames) / sum(expected) : 0;
        return new QualityFigures(share, sum(reconnects), sum(stalls));
    }

    ConnectionQuality grade(long nowMs) {
        QualityFigures now = figures(nowMs);
        if (sum(watchedMs) < MINUTE_MS) {
            return ConnectionQuality.UNKNOWN;
        }
        if (now.frameShare() < 0.1 || now.reconnects() > 10 || now.stalls() > 100) {
            return ConnectionQuality.UNUSABLE;
        }
        if (now.frameShare() >= 0.9 && now.reconnects() == 0 && now.stalls() < 5) {
            return ConnectionQuality.EXCELLENT;
        }
        return now.frameShare() >= 0.6 && now.reconnects() <= 2 && now.stalls() < 20
                ? ConnectionQuality.FAIR
                : ConnectionQuality.POOR;
    }

    private int at(long nowMs) {
        long now = Math.floorDiv(nowMs, MINUTE_MS);
        for (long step = Math.max(minute + 1, now - MINUTES + 1); step <= now; step++) {
            int at = (int) Math.floorMod(step, (long) MINUTES);
            frames[at] = 0;
            expected[at] = 0;
            watchedMs[at] = 0;
            reconnects[at] = 0;
            stalls[at] = 0;
        }
        minute = Math.max(minute, now);
        return (int) Math.floorMod(minute, (long) MINUTES);
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static long sum(long... values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    private static long sum(int... values) {
        long sum = 0;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }
}

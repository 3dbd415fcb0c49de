package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.FeedCoverage;
import java.util.Arrays;

/**
 * How many milliseconds of each of the last minutes were covered by useful frames. Minutes are numbered from 1970 on by
 * the feed's {@link Timeline}. For one thread at a time.
 */
final class CoverageRecord {

    static final int MINUTES = FeedCoverage.KEPT_HOURS * 60;
    static final long MINUTE_MS = 60_000;

    private final char[] covered = new char[MINUTES];
    private long newest = Long.MIN_VALUE;

    /** Adds a stretch of useful frames, at most a few minutes long. */
    void cover(long fromMs, long toMs) {
        for (long minute = Math.floorDiv(fromMs, MINUTE_MS); minute * MINUTE_MS < toMs; minute++) {
            advance(minute);
            if (kept(minute)) {
                int at = place(minute);
                covered[at] = (char) Math.min(MINUTE_MS, covered[at] + overlapMs(minute, fromMs, toMs));
            }
        }
    }

    /** Takes back what was added for a stretch of which it turned out that its frames were of no use. */
    void withdraw(long fromMs, long toMs) {
        for (long minute = Math.floorDiv(fromMs, MINUTE_MS); minute * MINUTE_MS < toMs; minute++) {
            if (kept(minute)) {
                int at = place(minute);
                covered[at] = (char) Math.max(0, covered[at] - overlapMs(minute, fromMs, toMs));
            }
        }
    }

    /** The covered share of an interval; {@code nowMs} tells how much of the newest minute has passed. */
    double share(long fromMs, long toMs, long nowMs) {
        double sum = 0;
        long first = Math.max(Math.floorDiv(fromMs, MINUTE_MS), newest - MINUTES + 1);
        for (long minute = first; minute <= newest && minute * MINUTE_MS < toMs; minute++) {
            long passed = Math.min(MINUTE_MS, Math.max(1, nowMs - minute * MINUTE_MS));
            double part = Math.min(passed, overlapMs(minute, fromMs, toMs)) / (double) passed;
            sum += part * covered[place(minute)];
        }
        return Math.min(1, sum / (toMs - fromMs));
    }

    /** The number of the newest minute, and before it {@link #MINUTES} minutes at most, oldest first. */
    char[] minutes() {
        char[] ordered = new char[newest == Long.MIN_VALUE ? 0 : MINUTES];
        for (int back = 0; back < ordered.length; back++) {
            ordered[ordered.length - 1 - back] = covered[place(newest - back)];
        }
        return ordered;
    }

    long newest() {
        return newest;
    }

    /** Begins with what an earlier run has kept; without effect once something was added. */
    void restore(long newestMinute, char... ordered) {
        if (newest == Long.MIN_VALUE && ordered.length <= MINUTES) {
            newest = newestMinute;
            for (int back = 0; back < ordered.length; back++) {
                covered[place(newest - back)] = (char) Math.min(MINUTE_MS, ordered[ordered.length - 1 - back]);
            }
        }
    }

    private void advance(long minute) {
        if (newest == Long.MIN_VALUE || minute - newest >= MINUTES) {
            Arrays.fill(covered, (char) 0);
            newest = minute;
        }
        while (newest < minute) {
            newest++;
            covered[place(newest)] = 0;
        }
    }

    private boolean kept(long minute) {
        return minute <= newest && minute > newest - MINUTES;
    }

    private static int place(long minute) {
        return (int) Math.floorMod(minute, (long) MINUTES);
    }

    private static long overlapMs(long minute, long fromMs, long toMs) {
        return Math.max(0, Math.min(toMs, (minute + 1) * MINUTE_MS) - Math.max(fromMs, minute * MINUTE_MS));
    }
}

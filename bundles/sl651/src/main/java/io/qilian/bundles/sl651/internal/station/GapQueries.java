package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.Sl651Counter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Asks one station for what it has not reported: one query at a time, each at most three times (SL 651-2014, 6.3.2.3), at
 * most {@value #MAXIMUM_WAITING} waiting. For one thread.
 */
final class GapQueries {

    /** Most queries that wait for a station. */
    static final int MAXIMUM_WAITING = 32;

    private static final int MAXIMUM_ATTEMPTS = 3;

    private final long timeoutNanos;
    private final StationCounters counters;
    private final Deque<HourGap> waiting = new ArrayDeque<>();
    private int attempts;
    private long sentNanos;

    GapQueries(Duration timeout, StationCounters counters) {
        this.timeoutNanos = timeout.toNanos();
        this.counters = counters;
    }

    void add(HourGap gap) {
        if (waiting.size() < MAXIMUM_WAITING) {
            waiting.add(gap);
        } else {
            counters.count(Sl651Counter.GAP_QUERIES_GIVEN_UP);
        }
    }

    /** What is to be sent now, to a station that is connected. */
    Optional<HourGap> due(long nowNanos) {
        if (attempts > 0 && nowNanos - sentNanos < timeoutNanos) {
            return Optional.empty();
        }
        if (attempts == MAXIMUM_ATTEMPTS) {
            counters.count(Sl651Counter.GAP_QUERIES_GIVEN_UP);
            next();
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        attempts++;
        sentNanos = nowNanos;
        counters.count(Sl651Counter.GAP_QUERIES);
        return Optional.of(waiting.peek());
    }

    /** An answer came and is stored. */
    void answered() {
        if (attempts > 0) {
            counters.count(Sl651Counter.GAP_ANSWERS);
            next();
        }
    }

    private void next() {
        waiting.poll();
        attempts = 0;
    }
}

package io.qilian.bundles.hj212.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Makes QN: the clock's time with milliseconds, and a millisecond more than the last where the clock stands. */
public final class RequestNumbers {

    private final StationTime time;
    private final InstantSource clock;
    private Instant last = Instant.MIN;

    /**
     * Numbers by a clock.
     *
     * @param time the zone that they are written in
     * @param clock the clock
     */
    public RequestNumbers(StationTime time, InstantSource clock) {
        this.time = time;
        this.clock = clock;
    }

    /**
     * The next number. Thread-safe.
     *
     * @return 17 digits, different from all before
     */
    public synchronized String next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return time.requestNumber(last);
    }
}

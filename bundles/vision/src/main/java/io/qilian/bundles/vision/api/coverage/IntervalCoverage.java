package io.qilian.bundles.vision.api.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How much of an interval was really seen. A count of the interval means little without it.
 *
 * @param from begin
 * @param to end, not included
 * @param seen how much of it was seen
 * @param frames number of frames in it
 */
public record IntervalCoverage(Instant from, Instant to, Duration seen, long frames) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the end is not after the begin
     */
    public IntervalCoverage {
        Objects.requireNonNull(seen, "seen");
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("interval: expected an end after " + from + ", got " + to);
        }
    }

    /**
     * The share that was seen.
     *
     * @return 0 to 1
     */
    public double share() {
        return (double) seen.toNanos() / Duration.between(from, to).toNanos();
    }
}

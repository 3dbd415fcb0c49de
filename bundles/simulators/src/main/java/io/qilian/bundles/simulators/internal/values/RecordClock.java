package io.qilian.bundles.simulators.internal.values;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Times as a protocol tells them, each of which is told once, so that no two records are of the same time. For one thread. */
public final class RecordClock {

    private final InstantSource clock;
    private final ChronoUnit unit;
    private Instant last = Instant.MIN;

    /**
     * A clock.
     *
     * @param clock the time of day
     * @param unit what the protocol tells apart
     */
    public RecordClock(InstantSource clock, ChronoUnit unit) {
        this.clock = clock;
        this.unit = unit;
    }

    /**
     * The time of the next record.
     *
     * @return the time that it is, or the next one if that was told already
     */
    public Instant next() {
        Instant now = clock.instant().truncatedTo(unit);
        last = now.isAfter(last) ? now : last.plus(1, unit);
        return last;
    }
}

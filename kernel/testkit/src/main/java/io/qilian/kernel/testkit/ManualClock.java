package io.qilian.kernel.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** A clock that stands still until it is told to move. Thread-safe. */
public final class ManualClock implements InstantSource {

    private volatile Instant now;

    /**
     * A clock that stands at a moment.
     *
     * @param now what it shows
     */
    public ManualClock(Instant now) {
        this.now = Objects.requireNonNull(now, "now");
    }

    /**
     * A clock that stands at a moment.
     *
     * @param text what it shows, in ISO 8601 such as {@code 2026-11-23T08:00:00Z}
     * @return the clock
     */
    public static ManualClock at(String text) {
        return new ManualClock(Instant.parse(text));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Sets the clock, also back.
     *
     * @param instant what it shows from now on
     */
    public void set(Instant instant) {
        now = Objects.requireNonNull(instant, "instant");
    }

    /**
     * Moves the clock.
     *
     * @param by how far; negative moves it back
     * @return what it shows now
     */
    public synchronized Instant advance(Duration by) {
        now = now.plus(by);
        return now;
    }
}

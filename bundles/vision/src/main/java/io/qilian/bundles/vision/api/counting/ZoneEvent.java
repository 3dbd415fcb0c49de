package io.qilian.bundles.vision.api.counting;

import io.qilian.kernel.api.geometry.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * An object has entered or left a zone, or was lost in it.
 *
 * @param kind what has happened
 * @param visit the stay as it stands with the event
 * @param at when, in capture time: interpolated between frames for entering and leaving, the last detection for one
 *     that was lost
 * @param point where, in pixels of the frame
 */
public record ZoneEvent(Kind kind, ZoneVisit visit, Instant at, Point point) {

    /** What can happen. */
    public enum Kind {
        /** It is in the zone now. */
        ENTERED,
        /** It was seen leaving. */
        LEFT,
        /** It was not detected for longer than the zone's memory; when and whether it left is not known. */
        LOST
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public ZoneEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(visit, "visit");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(point, "point");
    }

    /**
     * How long the object was in the zone, up to the event. Of a {@link Kind#LOST} one it is the least time, and so it
     * is of one whose entry was not seen: statistics of dwell times have to treat both as censored.
     *
     * @return the time, 0 or more
     */
    public Duration dwell() {
        Duration time = Duration.between(visit.enteredAt(), at);
        return time.isNegative() ? Duration.ZERO : time;
    }
}

package io.qilian.bundles.vision.api.counting;

import io.qilian.kernel.api.geometry.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * An object stands still in a zone, or does so no more.
 *
 * @param kind what has happened
 * @param zone name of the zone
 * @param trackId id of the object's track, the last one if it has had several
 * @param label class of the object by the votes so far
 * @param since since when it has not moved, in capture time
 * @param at when the event was certain; for {@link Kind#LOST} the last detection
 * @param point where it stands, in pixels of the frame
 * @param key identity of the stop within the stream, the same for all events of one stop and whenever the same frames
 *     are analysed again
 */
public record StopEvent(
        Kind kind, String zone, long trackId, String label, Instant since, Instant at, Point point, String key) {

    /** What can happen. */
    public enum Kind {
        /** It has not moved for as long as the rule asks. */
        STOPPED,
        /** It has moved again. */
        MOVED,
        /** It was not detected for longer than the rule's memory; whether it moved is not known. */
        LOST
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public StopEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(key, "key");
    }

    /**
     * How long it has stood still.
     *
     * @return from {@code since} to {@code at}, 0 or more
     */
    public Duration duration() {
        Duration time = Duration.between(since, at);
        return time.isNegative() ? Duration.ZERO : time;
    }
}

package io.qilian.bundles.vision.api.counting;

import io.qilian.kernel.api.geometry.Point;
import java.time.Instant;
import java.util.Objects;

/**
 * One object has crossed a line.
 *
 * @param line name of the line
 * @param trackId id of the track when it was counted
 * @param label class of the object by the votes so far
 * @param direction which way
 * @param at when, in capture time, interpolated between frames
 * @param point where, in pixels of the frame
 * @param key identity of the crossing within the stream, the same whenever the same frames are analysed again: fit as
 *     the key of an event that must be stored once
 */
public record Crossing(
        String line, long trackId, String label, Direction direction, Instant at, Point point, String key) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Crossing {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(key, "key");
    }
}

package io.qilian.bundles.vision.api.counting;

import io.qilian.bundles.vision.api.tracking.Continuity;
import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link Zone} tells who is in it.
 *
 * @param anchor which point of an object has to be inside
 * @param band how far from the edge a side is clear; in a zone that is too narrow for it, half of the zone's inner
 *     radius
 * @param settle how long an object has to be clearly on the other side before it has entered or left; 0 to 1 min
 * @param continuity what is remembered of tracks that are not seen
 */
public record ZoneSettings(Anchor anchor, Band band, Duration settle, Continuity continuity) {

    /** Ground point, {@link Band#DEFAULT}, at once, {@link Continuity#DEFAULT}. */
    public static final ZoneSettings DEFAULTS =
            new ZoneSettings(Anchor.GROUND, Band.DEFAULT, Duration.ZERO, Continuity.DEFAULT);

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if {@code settle} is out of bounds
     */
    public ZoneSettings {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(band, "band");
        Objects.requireNonNull(continuity, "continuity");
        if (settle.isNegative() || settle.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("settle: expected 0 s to 1 min, got " + settle);
        }
    }

    /**
     * These settings with another time to settle.
     *
     * @param other how long an object has to be on the other side
     * @return a copy
     */
    public ZoneSettings settling(Duration other) {
        return new ZoneSettings(anchor, band, other, continuity);
    }

    /**
     * These settings with another memory.
     *
     * @param other what is remembered of tracks that are not seen
     * @return a copy
     */
    public ZoneSettings with(Continuity other) {
        return new ZoneSettings(anchor, band, settle, other);
    }
}

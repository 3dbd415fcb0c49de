package io.qilian.bundles.vision.api.counting;

import io.qilian.bundles.vision.api.tracking.Continuity;
import java.util.Objects;

/**
 * How a {@link CountingLine} counts.
 *
 * @param anchor which point of an object has to cross
 * @param band how far from the line a side is clear
 * @param continuity what is remembered of tracks that are not seen
 */
public record LineSettings(Anchor anchor, Band band, Continuity continuity) {

    /** Ground point, {@link Band#DEFAULT}, {@link Continuity#DEFAULT}. */
    public static final LineSettings DEFAULTS = new LineSettings(Anchor.GROUND, Band.DEFAULT, Continuity.DEFAULT);

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public LineSettings {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(band, "band");
        Objects.requireNonNull(continuity, "continuity");
    }

    /**
     * These settings with another anchor.
     *
     * @param other which point has to cross
     * @return a copy
     */
    public LineSettings with(Anchor other) {
        return new LineSettings(other, band, continuity);
    }
}

package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;

/**
 * When drift is told.
 *
 * @param pictureLevel index above which the pictures of a window count as drifted, more than 0
 * @param seenLevel the same for what the model sees, which varies more: with the traffic of a weekday or a Sunday
 * @param windowFrames frames of a window, {@value #LEAST_FRAMES} to 100 000
 */
public record DriftSettings(double pictureLevel, double seenLevel, int windowFrames) {

    /** Fewest frames of a window. */
    static final int LEAST_FRAMES = 25;

    private static final int MOST_FRAMES = 100_000;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is passed
     */
    public DriftSettings {
        if (!(pictureLevel > 0 && pictureLevel < 100 && seenLevel > 0 && seenLevel < 100)) {
            throw new IllegalArgumentException(
                    "driftPsiAlarm, driftSeenPsiAlarm: expected more than 0 and less than 100, got " + pictureLevel
                            + " and " + seenLevel);
        }
        if (windowFrames < LEAST_FRAMES || windowFrames > MOST_FRAMES) {
            throw new IllegalArgumentException(
                    "driftWindowFrames: expected " + LEAST_FRAMES + " to " + MOST_FRAMES + ", got " + windowFrames);
        }
    }

    double level(DriftQuantity quantity) {
        return quantity.ofPicture() ? pictureLevel : seenLevel;
    }
}

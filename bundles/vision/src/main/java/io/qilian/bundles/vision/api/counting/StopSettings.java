package io.qilian.bundles.vision.api.counting;

import io.qilian.bundles.vision.api.tracking.Continuity;
import java.time.Duration;
import java.util.Objects;

/**
 * When an object stands still. Distances are in sizes of the object, the mean of width and height of its box, or in
 * metres where the {@link StopRule} has a calibration.
 *
 * @param after how long it must not have moved; 1 s to 24 h
 * @param still up to what distance from a place it has not moved
 * @param moving from what distance on an object that stood still moves again; not below {@code still}
 * @param continuity what is remembered of tracks that are not seen
 */
public record StopSettings(Duration after, double still, double moving, Continuity continuity) {

    /**
     * Checks the bounds.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public StopSettings {
        Objects.requireNonNull(continuity, "continuity");
        if (after.compareTo(Duration.ofSeconds(1)) < 0 || after.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("after: expected 1 s to 24 h, got " + after);
        }
        if (!(still > 0 && still <= 100)) {
            throw new IllegalArgumentException("still: expected above 0, to 100, got " + still);
        }
        if (!(moving >= still && moving <= 200)) {
            throw new IllegalArgumentException("moving: expected " + still + " (still) to 200, got " + moving);
        }
    }

    /**
     * Fits vehicles and persons without a calibration: less than a quarter of their size, half of it to move again;
     * remembered for a minute.
     *
     * @param after how long an object must not have moved
     * @return the settings
     */
    public static StopSettings inSizes(Duration after) {
        Continuity minute = new Continuity(Duration.ofMinutes(1), Duration.ofSeconds(5), 1, 512);
        return new StopSettings(after, 0.25, 0.5, minute);
    }

    /**
     * Fits vehicles where there is a calibration: less than a metre, two metres to move again; remembered for a minute.
     *
     * @param after how long an object must not have moved
     * @return the settings
     */
    public static StopSettings inMetres(Duration after) {
        return new StopSettings(after, 1, 2, inSizes(after).continuity());
    }
}

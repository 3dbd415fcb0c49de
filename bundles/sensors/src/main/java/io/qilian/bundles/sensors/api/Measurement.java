package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.feed.Quality;
import java.time.Instant;
import java.util.Objects;

/**
 * One number that a station has sent, as its protocol names it. Immutable.
 *
 * @param code what was measured, in the protocol's own words, such as {@code hour.a34004-Avg} or {@code Z}; 1 to 128
 *     characters
 * @param value the number, as received; not finite numbers are refused later, with a reason
 * @param unit its unit as a UCUM symbol; empty if the protocol does not say, then the feed's mapping does
 * @param measuredAt when, by the station's clock
 * @param quality what the station itself says of it
 */
public record Measurement(String code, double value, String unit, Instant measuredAt, Quality quality) {

    /** Longest code. */
    public static final int MAXIMUM_CODE_LENGTH = 128;

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the code is empty or too long
     */
    public Measurement {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(measuredAt, "measuredAt");
        Objects.requireNonNull(quality, "quality");
        if (code.isEmpty() || code.length() > MAXIMUM_CODE_LENGTH) {
            throw new IllegalArgumentException(
                    "code: expected 1 to " + MAXIMUM_CODE_LENGTH + " characters, got " + code.length());
        }
    }
}

package io.qilian.bundles.vision.api.calibration;

import java.time.Duration;
import java.util.Objects;

/**
 * How fast an object moves on the ground, and how sure that is. Not fit as evidence: that takes type-approved
 * equipment.
 *
 * @param metresPerSecond the speed, 0 or more
 * @param sigmaMetresPerSecond its standard deviation, from the errors of boxes and calibration
 * @param headingDegrees where it goes, anticlockwise from the ground's first axis, 0 to 360. It means something only if
 *     the speed is a few times its standard deviation
 * @param span time between the first and the last position that it comes from
 * @param positions number of positions that it comes from
 */
public record Speed(
        double metresPerSecond, double sigmaMetresPerSecond, double headingDegrees, Duration span, int positions) {

    private static final double KILOMETRES_PER_HOUR = 3.6;

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Speed {
        Objects.requireNonNull(span, "span");
    }

    /**
     * The speed in the unit of road signs.
     *
     * @return kilometres an hour
     */
    public double kilometresPerHour() {
        return metresPerSecond * KILOMETRES_PER_HOUR;
    }

    /**
     * Its standard deviation in the same unit.
     *
     * @return kilometres an hour
     */
    public double sigmaKilometresPerHour() {
        return sigmaMetresPerSecond * KILOMETRES_PER_HOUR;
    }
}

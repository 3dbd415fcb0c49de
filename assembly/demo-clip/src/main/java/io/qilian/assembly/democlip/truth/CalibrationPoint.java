package io.qilian.assembly.democlip.truth;

import io.qilian.kernel.api.geometry.Point;
import java.util.Objects;

/**
 * A point of the ground and where it appears.
 *
 * @param picture shares of the picture, 0 to 1
 * @param ground metres
 */
public record CalibrationPoint(Point picture, Point ground) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public CalibrationPoint {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(ground, "ground");
    }
}

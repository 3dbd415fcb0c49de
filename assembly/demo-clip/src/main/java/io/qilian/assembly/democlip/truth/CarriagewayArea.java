package io.qilian.assembly.democlip.truth;

import io.qilian.kernel.api.geometry.Point;
import java.util.List;

/**
 * The stretch of one carriageway that the camera sees well, shoulder included.
 *
 * @param name its direction and {@code -road}
 * @param ground its corners in metres
 * @param picture its corners in shares of the picture
 */
public record CarriagewayArea(String name, List<Point> ground, List<Point> picture) {

    /** Copies the corners. */
    public CarriagewayArea {
        ground = List.copyOf(ground);
        picture = List.copyOf(picture);
    }
}

package io.qilian.assembly.democlip.truth;

import io.qilian.kernel.api.geometry.Point;
import java.util.Objects;

/**
 * A line across one carriageway, on the ground and in the picture. Traffic of its direction passes it from the left to
 * the right of someone who looks from its start to its end.
 *
 * @param name how it is called, and the direction that it counts
 * @param startGround its start, in metres
 * @param endGround its end, in metres
 * @param startPicture its start, in shares of the picture
 * @param endPicture its end, in shares of the picture
 */
public record CountingLine(String name, Point startGround, Point endGround, Point startPicture, Point endPicture) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public CountingLine {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(startGround, "startGround");
        Objects.requireNonNull(endGround, "endGround");
        Objects.requireNonNull(startPicture, "startPicture");
        Objects.requireNonNull(endPicture, "endPicture");
    }
}

package io.qilian.assembly.democlip.space;

import io.qilian.kernel.api.geometry.Point;

/**
 * Where a body stands on the ground and which way it faces.
 *
 * @param x metres to the right
 * @param y metres along the road
 * @param headingRadians direction of travel, counter-clockwise from the x axis; a quarter turn is along the road
 * @param scale size relative to the body as built
 */
public record Pose(double x, double y, double headingRadians, double scale) {

    /** Heading of a body that drives along the road, away from the camera. */
    public static final double ALONG_THE_ROAD = Math.PI / 2;

    /** A body in its own size. */
    public Pose(double x, double y, double headingRadians) {
        this(x, y, headingRadians, 1);
    }

    /** From the frame of the body into the world. */
    public Vector world(Vector local) {
        double cosine = Math.cos(headingRadians) * scale;
        double sine = Math.sin(headingRadians) * scale;
        return new Vector(
                x + local.x() * cosine - local.y() * sine,
                y + local.x() * sine + local.y() * cosine,
                local.z() * scale);
    }

    /** Where the body's origin touches the ground. */
    public Point ground() {
        return new Point(x, y);
    }
}

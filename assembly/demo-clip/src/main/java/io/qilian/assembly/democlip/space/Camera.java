package io.qilian.assembly.democlip.space;

/**
 * A pinhole camera on a pole, without roll and without distortion.
 *
 * @param x metres to the right of the road's axis
 * @param y metres along the road
 * @param heightMetres height of the lens above the ground
 * @param yawDegrees turn to the right of the road's direction
 * @param pitchDegrees tilt below the horizon
 * @param fieldOfViewDegrees horizontal angle between the left and the right edge of the picture
 */
public record Camera(
        double x, double y, double heightMetres, double yawDegrees, double pitchDegrees, double fieldOfViewDegrees) {

    /**
     * Checks that the camera sees ground.
     *
     * @throws IllegalArgumentException if the height is not positive or an angle is out of range
     */
    public Camera {
        if (!(heightMetres > 0)) {
            throw new IllegalArgumentException("heightMetres: expected more than 0, got " + heightMetres);
        }
        if (!(pitchDegrees > -30 && pitchDegrees < 90)) {
            throw new IllegalArgumentException("pitchDegrees: expected -30 to 90, got " + pitchDegrees);
        }
        if (!(fieldOfViewDegrees > 1 && fieldOfViewDegrees < 150)) {
            throw new IllegalArgumentException("fieldOfViewDegrees: expected 1 to 150, got " + fieldOfViewDegrees);
        }
    }

    /**
     * Where the lens is.
     *
     * @return metres
     */
    public Vector position() {
        return new Vector(x, y, heightMetres);
    }
}

package io.qilian.assembly.democlip.raster;

import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.space.Vector;

/**
 * Sun, sky and air of a clip.
 *
 * @param sunAzimuthDegrees where the sun stands, clockwise from the direction of the road
 * @param sunElevationDegrees height of the sun above the horizon
 * @param sun light of the sun on a surface that faces it
 * @param sky light of the whole sky on a surface that faces up
 * @param hazeMetres distance at which half of what is seen is haze
 * @param lampGlow how brightly lamps shine; 0 by day
 */
public record Light(
        double sunAzimuthDegrees,
        double sunElevationDegrees,
        Colour sun,
        Colour sky,
        double hazeMetres,
        double lampGlow) {

    /** A clear late morning, the sun behind the camera and to its left. */
    public static final Light CLEAR_DAY =
            new Light(215, 46, new Colour(1.48, 1.36, 1.16), new Colour(0.34, 0.40, 0.50), 900, 0);

    /**
     * Checks that the sun is up.
     *
     * @throws IllegalArgumentException if the sun is at or below the horizon, or the haze is not a distance
     */
    public Light {
        if (!(sunElevationDegrees >= 5 && sunElevationDegrees <= 90)) {
            throw new IllegalArgumentException("sunElevationDegrees: expected 5 to 90, got " + sunElevationDegrees);
        }
        if (!(hazeMetres > 0)) {
            throw new IllegalArgumentException("hazeMetres: expected more than 0, got " + hazeMetres);
        }
    }

    /** Unit vector towards the sun. */
    Vector towardsSun() {
        double azimuth = Math.toRadians(sunAzimuthDegrees);
        double elevation = Math.toRadians(sunElevationDegrees);
        return new Vector(
                Math.sin(azimuth) * Math.cos(elevation), Math.cos(azimuth) * Math.cos(elevation), Math.sin(elevation));
    }

    /** Share of the light on open level ground that comes from the sun. */
    double sunShareOnGround() {
        double direct = sun.green() * Math.sin(Math.toRadians(sunElevationDegrees));
        return direct / (direct + sky.green());
    }

    /** The light on open level ground. */
    public Colour onGround() {
        double direct = Math.sin(Math.toRadians(sunElevationDegrees));
        return new Colour(
                sun.red() * direct + sky.red(), sun.green() * direct + sky.green(), sun.blue() * direct + sky.blue());
    }

    /** The colour of the air far away. */
    public Colour haze() {
        return sky.times(1.6).mixed(sun, 0.25);
    }

    /** How much haze lies between, 0..1. */
    public double hazeShare(double metres) {
        return 1 - Math.pow(0.5, metres / hazeMetres);
    }
}

package io.qilian.assembly.democlip.scenery;

import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.raster.Light;
import io.qilian.assembly.democlip.space.Vector;

/** Sky with clouds, and a range of far mountains on the horizon. */
final class Sky {

    private static final double RIDGE_HEIGHT = 0.045;

    private final Light light;
    private final Noise noise;

    Sky(Light light, long seed) {
        this.light = light;
        this.noise = new Noise(seed + 11);
    }

    /** What is seen in a direction above the horizon. */
    Colour at(Vector ray) {
        double azimuth = Math.atan2(ray.x(), ray.y());
        double ridge = RIDGE_HEIGHT * (0.55 + 0.4 * noise.layered(azimuth * 5, 3, 5));
        Colour haze = light.haze();
        if (ray.z() < ridge) {
            double lit = 0.25 + 0.10 * noise.layered(azimuth * 40, ray.z() * 160, 3);
            return haze.mixed(light.sky().times(lit), 0.55);
        }
        Colour zenith = new Colour(
                light.sky().red() * 0.95,
                light.sky().green() * 1.15,
                light.sky().blue() * 1.55);
        double up = Math.min(1, Math.max(0, ray.z() * 2.2));
        Colour clear = haze.times(1.05).mixed(zenith, up);
        double flat = 1 / (ray.z() + 0.12);
        double cover = noise.layered(ray.x() * flat * 1.3, ray.y() * flat * 1.3, 5) * 0.7 + 0.15;
        double share = Math.min(0.85, Math.max(0, cover));
        return clear.mixed(light.sky().mixed(light.sun(), 0.45).times(1.5), share);
    }
}

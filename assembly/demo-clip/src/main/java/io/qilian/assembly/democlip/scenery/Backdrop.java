package io.qilian.assembly.democlip.scenery;

import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.raster.Light;
import io.qilian.assembly.democlip.raster.Rasteriser;
import io.qilian.assembly.democlip.raster.Samples;
import io.qilian.assembly.democlip.raster.ShadowMask;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;
import java.util.List;

/** Everything that stands still, drawn once for a clip. */
public final class Backdrop {

    /** Where a sample shows more than this length of ground, several rays are mixed. */
    private static final double ROUGH_METRES = 0.12;

    private static final int RAYS = 3;

    private final Projection projection;
    private final Light light;
    private final Surface surface;
    private final Sky sky;
    private final Samples samples;

    private Backdrop(Projection picture, Light light, Road road, long seed) {
        this.projection = picture.finer(Samples.PER_PIXEL);
        this.light = light;
        this.surface = new Surface(road, seed);
        this.sky = new Sky(light, seed);
        this.samples = new Samples(picture.width(), picture.height());
    }

    /** Draws the road and its surroundings. */
    public static Samples samples(Projection picture, Light light, Road road, long seed) {
        Backdrop backdrop = new Backdrop(picture, light, road, seed);
        backdrop.drawGroundAndSky();
        List<Prop> props = Roadside.along(road, seed);
        ShadowMask shadows = new ShadowMask(picture, light);
        props.stream().filter(Prop::castsShadow).forEach(prop -> shadows.cast(prop.mesh(), prop.pose()));
        shadows.darken(backdrop.samples);
        Rasteriser rasteriser = new Rasteriser(backdrop.projection, light, backdrop.samples);
        for (Prop prop : props) {
            rasteriser.draw(prop.mesh(), prop.pose(), prop.palette(), Samples.SCENERY);
        }
        return backdrop.samples;
    }

    private void drawGroundAndSky() {
        Colour lit = light.onGround();
        for (int row = 0; row < samples.height(); row++) {
            for (int column = 0; column < samples.width(); column++) {
                int at = row * samples.width() + column;
                Vector middle = projection.ray(column + 0.5, row + 0.5);
                if (middle.z() >= -1e-4) {
                    samples.paint(at, sky.at(middle));
                } else {
                    samples.paint(at, ground(column, row, lit));
                    samples.place(at, nearness(middle), Samples.GROUND);
                }
            }
        }
    }

    private float nearness(Vector ray) {
        double distance = projection.position().z() / -ray.z();
        return (float) (1 / (distance * ray.dot(projection.forward())));
    }

    private Colour ground(int column, int row, Colour lit) {
        Vector middle = projection.ray(column + 0.5, row + 0.5);
        double height = projection.position().z();
        if (height / (middle.z() * middle.z() * projection.focalPixels()) < ROUGH_METRES) {
            return groundAt(middle, lit);
        }
        Colour sum = new Colour(0, 0, 0);
        for (int ray = 0; ray < RAYS; ray++) {
            double x = column + (ray * 2 % RAYS + 0.5) / RAYS;
            sum = sum.plus(groundAt(projection.ray(x, row + (ray + 0.5) / RAYS), lit));
        }
        return sum.times(1.0 / RAYS);
    }

    private Colour groundAt(Vector ray, Colour lit) {
        double distance = projection.position().z() / Math.max(1e-4, -ray.z());
        double across = distance / projection.focalPixels();
        double along = across / Math.max(1e-4, -ray.z());
        double x = projection.position().x() + ray.x() * distance;
        double y = projection.position().y() + ray.y() * distance;
        Colour own = surface.at(x, y, across, along);
        Colour seen = new Colour(own.red() * lit.red(), own.green() * lit.green(), own.blue() * lit.blue());
        return seen.mixed(light.haze(), light.hazeShare(distance));
    }
}

package io.qilian.assembly.democlip.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.space.Camera;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RasteriserTest {

    /** Looks level from 2 m above the ground: 100 samples a metre at a distance of 1 m, so 10 at 10 m. */
    private static final Projection LEVEL = new Projection(new Camera(0, 0, 2, 0, 0, 90), 100, 100).finer(2);

    private final Samples samples = new Samples(100, 100);
    private final Rasteriser rasteriser = new Rasteriser(LEVEL, Light.CLEAR_DAY, samples);

    @Test
    void coversTheSamplesThatABoxProjectsTo() {
        // The near face is 2 m wide and 2 m high at a distance of 10 m: 20 x 20 samples, its top on the horizon.
        int covered = rasteriser.draw(box(2), new Pose(0, 11, Pose.ALONG_THE_ROAD), Palette.PLAIN, 7);

        assertThat(covered).isEqualTo(400);
        assertThat(owned(7)).isEqualTo(400);
    }

    @Test
    void hidesTheFartherBehindTheNearer() {
        rasteriser.draw(box(2), new Pose(0, 11, Pose.ALONG_THE_ROAD), Palette.PLAIN, 1);
        int covered = rasteriser.draw(box(2), new Pose(0, 21, Pose.ALONG_THE_ROAD), Palette.PLAIN, 2);

        assertThat(covered).isCloseTo(100, within(1));
        assertThat(owned(2)).isZero();
        assertThat(owned(1)).isEqualTo(400);
    }

    @Test
    void hidesTheFartherAlsoWhenItIsDrawnFirst() {
        rasteriser.draw(box(2), new Pose(0, 21, Pose.ALONG_THE_ROAD), Palette.PLAIN, 2);
        rasteriser.draw(box(2), new Pose(0, 11, Pose.ALONG_THE_ROAD), Palette.PLAIN, 1);

        assertThat(owned(2)).isZero();
    }

    @Test
    void drawsNothingOfWhatIsBehindOrBesideTheCamera() {
        assertThat(rasteriser.draw(box(2), new Pose(0, -11, Pose.ALONG_THE_ROAD), Palette.PLAIN, 1))
                .isZero();
        assertThat(rasteriser.draw(box(2), new Pose(90, 11, Pose.ALONG_THE_ROAD), Palette.PLAIN, 1))
                .isZero();
        assertThat(owned(1)).isZero();
    }

    @Test
    void lightsTheSideThatFacesTheSunMore() {
        Light fromBehind = new Light(180, 30, Light.CLEAR_DAY.sun(), Light.CLEAR_DAY.sky(), 5000, 0);
        Light fromAhead = new Light(0, 30, Light.CLEAR_DAY.sun(), Light.CLEAR_DAY.sky(), 5000, 0);

        assertThat(brightness(fromBehind)).isGreaterThan(brightness(fromAhead) + 40);
    }

    private int brightness(Light light) {
        new Rasteriser(LEVEL, light, samples).draw(box(2), new Pose(0, 11, Pose.ALONG_THE_ROAD), Palette.PLAIN, 1);
        int middle = samples.colours()[110 * samples.width() + 100];
        samples.copyFrom(new Samples(100, 100));
        return (middle >> 8) & 255;
    }

    private long owned(int owner) {
        return Arrays.stream(samples.owners()).filter(seen -> seen == owner).count();
    }

    private static Mesh box(double height) {
        return new MeshBuilder()
                .box(new Vector(-1, -1, 0), new Vector(1, 1, height), Livery.of(Material.WALL))
                .mesh();
    }
}

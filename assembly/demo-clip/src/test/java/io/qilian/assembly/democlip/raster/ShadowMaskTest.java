package io.qilian.assembly.democlip.raster;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.assembly.democlip.mesh.Colour;
import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.space.Camera;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;
import io.qilian.kernel.api.geometry.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShadowMaskTest {

    private static final int GREY = 0x808080;
    private static final Projection PICTURE = new Projection(new Camera(0, 0, 10, 0, 30, 60), 160, 120);
    /** The sun stands in the west, 45 degrees high: a shadow is as long as its body is high, towards the right. */
    private static final Light WEST = new Light(270, 45, Colour.grey(1), Colour.grey(0.4), 900, 0);

    private static final Mesh PILLAR = new MeshBuilder()
            .box(new Vector(-1, -1, 0), new Vector(1, 1, 4), Livery.of(Material.WALL))
            .mesh();
    private static final Pose PLACE = new Pose(0, 20, Pose.ALONG_THE_ROAD);

    private final Samples samples = new Samples(160, 120);
    private final ShadowMask shadows = new ShadowMask(PICTURE, WEST);

    @BeforeEach
    void spreadGround() {
        for (int sample = 0; sample < samples.colours().length; sample++) {
            samples.colours()[sample] = GREY;
            samples.place(sample, 0.01f, Samples.GROUND);
        }
    }

    @Test
    void darkensTheGroundOppositeToTheSun() {
        shadows.cast(PILLAR, PLACE);
        shadows.darken(samples);

        assertThat(codeAt(3.5, 20)).isLessThan(0x60);
        assertThat(codeAt(-3.5, 20)).isEqualTo(0x80);
        assertThat(codeAt(6.5, 20)).isEqualTo(0x80);
    }

    @Test
    void darkensTheGroundRoundTheBodyALittle() {
        shadows.contact(PLACE, 2, 2);
        shadows.darken(samples);

        assertThat(codeAt(0, 20)).isLessThan(codeAt(1.4, 20));
        assertThat(codeAt(1.4, 20)).isLessThan(0x80);
        assertThat(codeAt(4, 20)).isEqualTo(0x80);
    }

    @Test
    void leavesObjectsAsTheyAre() {
        int sample = sampleAt(3.5, 20);
        samples.place(sample, 1, 5);

        shadows.cast(PILLAR, PLACE);
        shadows.darken(samples);

        assertThat(samples.colours()[sample]).isEqualTo(GREY);
    }

    @Test
    void forgetsShadowsThatWereCleared() {
        shadows.cast(PILLAR, PLACE);
        shadows.clear();
        shadows.darken(samples);

        assertThat(samples.colours()).containsOnly(GREY);
    }

    private int codeAt(double x, double y) {
        return samples.colours()[sampleAt(x, y)] & 255;
    }

    private int sampleAt(double x, double y) {
        Point point =
                PICTURE.finer(Samples.PER_PIXEL).picture(new Vector(x, y, 0)).orElseThrow();
        int row = (int) point.y();
        return row * samples.width() + (int) point.x();
    }
}

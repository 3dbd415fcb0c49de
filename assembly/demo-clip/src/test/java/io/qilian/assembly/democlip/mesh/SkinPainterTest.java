package io.qilian.assembly.democlip.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.assembly.democlip.space.Vector;
import org.junit.jupiter.api.Test;

class SkinPainterTest {

    private final Skin skin = new SkinPainter(Skin.Side.END, Material.PAINT, new double[] {-1, 0, 1, 2})
            .rectangle(Material.GLASS, -0.5, 1, 0.5, 1.5)
            .mirrored(Material.TAILLAMP, 0.6, 0.4, 0.9, 0.8)
            .circle(Material.RIM, 0, 0.5, 0.2)
            .skin();

    @Test
    void givesTheMaterialAtAPlaceOfTheBody() {
        assertThat(at(0, 1.2)).isEqualTo(Material.GLASS.number());
        assertThat(at(0.75, 0.6)).isEqualTo(Material.TAILLAMP.number());
        assertThat(at(-0.75, 0.6)).isEqualTo(Material.TAILLAMP.number());
        assertThat(at(0.15, 0.5)).isEqualTo(Material.RIM.number());
        assertThat(at(0.19, 0.69)).isEqualTo(Material.PAINT.number());
    }

    @Test
    void repeatsTheNearestCellBeyondItsEdges() {
        assertThat(at(5, 9)).isEqualTo(Material.PAINT.number());
    }

    @Test
    void leavesOutWhatLiesBeyondTheEdges() {
        Skin painted = new SkinPainter(Skin.Side.SIDE, Material.PAINT, new double[] {0, 0, 1, 1})
                .rectangle(Material.GLASS, -7, -7, -6, 9)
                .skin();

        assertThat(painted.material(0, 0)).isEqualTo(Material.PAINT.number());
    }

    private int at(double across, double up) {
        Vector place = new Vector(0, across, up);
        return skin.material((float) skin.column(place), (float) skin.row(place));
    }
}

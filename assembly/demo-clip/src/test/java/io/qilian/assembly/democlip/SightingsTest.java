package io.qilian.assembly.democlip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.assembly.democlip.body.BodyStyle;
import io.qilian.assembly.democlip.mesh.Livery;
import io.qilian.assembly.democlip.mesh.Material;
import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.MeshBuilder;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.raster.Light;
import io.qilian.assembly.democlip.raster.Rasteriser;
import io.qilian.assembly.democlip.raster.Samples;
import io.qilian.assembly.democlip.space.Camera;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;
import io.qilian.assembly.democlip.traffic.Journey;
import io.qilian.assembly.democlip.traffic.Path;
import io.qilian.assembly.democlip.traffic.SpeedProfile;
import io.qilian.assembly.democlip.truth.SeenObject;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightingsTest {

    /** Looks level from 2 m above the ground: 5 pixels a metre at a distance of 10 m. */
    private static final Projection LEVEL = new Projection(new Camera(0, 0, 2, 0, 0, 90), 100, 100);

    /** Two metres each way, so 10 x 10 pixels at 10 m, from the horizon down. */
    private static final Mesh CUBE = new MeshBuilder()
            .box(new Vector(-1, -1, 0), new Vector(1, 1, 2), Livery.of(Material.WALL))
            .mesh();

    private final Samples samples = new Samples(100, 100);
    private final Rasteriser rasteriser = new Rasteriser(LEVEL.finer(2), Light.CLEAR_DAY, samples);
    private final Sightings sightings = new Sightings(LEVEL, samples);

    @Test
    void boxesWhatIsSeen() {
        Journey cube = standing(1, 0, 11);
        int covered = draw(cube);

        SeenObject seen = see(cube, covered).orElseThrow();

        assertThat(seen.box()).isEqualTo(new Box(45, 50, 55, 60));
        assertThat(seen.whole().overlap(new Box(45, 50, 55, 60))).isCloseTo(1, within(1e-6));
        assertThat(seen.visibleShare()).isEqualTo(1);
        assertThat(seen.motion().ground()).isEqualTo(new Point(0, 11));
    }

    @Test
    void measuresHalfOfAnObjectBehindAnother() {
        Journey rear = standing(1, 0, 21);
        Journey front = standing(2, 1, 11);
        int covered = draw(rear);
        draw(front);

        SeenObject seen = see(rear, covered).orElseThrow();

        assertThat(seen.visibleShare()).isCloseTo(0.5, within(0.01));
        assertThat(seen.box().right()).isEqualTo(50);
        assertThat(seen.whole().right()).isCloseTo(52.5, within(1e-6));
    }

    @Test
    void measuresWhatTheEdgeOfThePictureCutsOff() {
        Journey cube = standing(1, 10, 11);
        int covered = draw(cube);

        SeenObject seen = see(cube, covered).orElseThrow();

        assertThat(seen.box().right()).isEqualTo(100);
        // Near face 10 x 10 pixels, half of it in; side face 7.5 pixels wide and 10 to 8.33 high, all of it in.
        assertThat(seen.visibleShare()).isCloseTo((50 + 68.7) / (100 + 68.7), within(0.02));
    }

    @Test
    void doesNotSeeWhatIsHiddenAltogether() {
        Journey rear = standing(1, 0, 21);
        int covered = draw(rear);
        draw(standing(2, 0, 11));

        assertThat(covered).isPositive();
        assertThat(see(rear, covered)).isEmpty();
    }

    private int draw(Journey journey) {
        return rasteriser.draw(CUBE, journey.pose(0), Palette.PLAIN, journey.id());
    }

    private Optional<SeenObject> see(Journey journey, int covered) {
        return sightings.of(journey, 0, CUBE, covered);
    }

    private static Journey standing(int id, double x, double y) {
        Path path = new Path(List.of(new Point(x, y), new Point(x, y + 1)));
        return new Journey(id, BodyStyle.SEDAN, Palette.PLAIN, 1, path, SpeedProfile.standing(), 0);
    }
}

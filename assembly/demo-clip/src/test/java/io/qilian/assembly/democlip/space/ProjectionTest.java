package io.qilian.assembly.democlip.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.kernel.api.geometry.Point;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    /** 10 m up, tilted by 45 degrees, half the field of view 45 degrees: the focal length is half the width. */
    private static final Projection TILTED = new Projection(new Camera(0, 0, 10, 0, 45, 90), 200, 100);

    @Test
    void showsTheGroundStraightAheadInTheMiddle() {
        Point middle = TILTED.picture(new Vector(0, 10, 0)).orElseThrow();

        assertThat(middle.x()).isCloseTo(100, within(1e-9));
        assertThat(middle.y()).isCloseTo(50, within(1e-9));
    }

    @Test
    void placesPointsAsComputedByHand() {
        // 10 m to the side at a depth of sqrt(2) * 10 m: 100 pixels * 10 / 14.142 to the right of the middle.
        assertThat(TILTED.picture(new Vector(10, 10, 0)).orElseThrow().x()).isCloseTo(170.7107, within(1e-3));
        // Straight below the lens the ray is 45 degrees below the line of sight: 100 pixels below the middle.
        assertThat(TILTED.picture(new Vector(0, 0, 0)).orElseThrow().y()).isCloseTo(150, within(1e-9));
        // 5 m above the middle point: view y is -5 * cos 45, depth 14.142 - 5 * sin 45.
        assertThat(TILTED.picture(new Vector(0, 10, 5)).orElseThrow().y()).isCloseTo(50 - 33.3333, within(1e-3));
    }

    @Test
    void yawsToTheRight() {
        Projection turned = new Projection(new Camera(0, 0, 8, 90, 0, 90), 200, 100);

        Point ahead = turned.picture(new Vector(20, 0, 8)).orElseThrow();

        assertThat(ahead.x()).isCloseTo(100, within(1e-9));
        assertThat(ahead.y()).isCloseTo(50, within(1e-9));
    }

    @Test
    void findsTheGroundAgain() {
        Projection projection = new Projection(new Camera(0.8, 2, 8.2, -4, 12, 53), 640, 360);
        Point ground = new Point(-6, 33);

        Point picture =
                projection.picture(new Vector(ground.x(), ground.y(), 0)).orElseThrow();

        assertThat(projection.ground(picture).orElseThrow().distanceTo(ground)).isLessThan(1e-9);
    }

    @Test
    void seesNothingBehindTheLensAndNoGroundAboveTheHorizon() {
        Projection level = new Projection(new Camera(0, 0, 8, 0, 0, 60), 640, 360);

        assertThat(level.picture(new Vector(0, -5, 0))).isEmpty();
        assertThat(level.ground(new Point(320, 100))).isEmpty();
        assertThat(level.ground(new Point(320, 181))).isPresent();
    }

    @Test
    void keepsTheViewInAFinerPicture() {
        Vector place = new Vector(3, 40, 1);

        Point coarse = TILTED.picture(place).orElseThrow();
        Point fine = TILTED.finer(2).picture(place).orElseThrow();

        assertThat(fine.distanceTo(coarse.scaled(2, 2))).isLessThan(1e-9);
    }

    @Test
    void turnsBodiesIntoTheWorld() {
        Pose along = new Pose(2, 30, Pose.ALONG_THE_ROAD);

        Vector front = along.world(new Vector(2.5, 0, 0.5));
        Vector left = along.world(new Vector(0, 1, 0));

        assertThat(front.minus(new Vector(2, 32.5, 0.5)).length()).isLessThan(1e-9);
        assertThat(left.minus(new Vector(1, 30, 0)).length()).isLessThan(1e-9);
    }

    @Test
    void refusesACameraThatSeesNoGround() {
        assertThatThrownBy(() -> new Camera(0, 0, 0, 0, 10, 50)).hasMessageContaining("heightMetres");
        assertThatThrownBy(() -> new Camera(0, 0, 8, 0, -60, 50)).hasMessageContaining("pitchDegrees");
        assertThatThrownBy(() -> new Camera(0, 0, 8, 0, 10, Double.NaN)).hasMessageContaining("fieldOfViewDegrees");
    }
}

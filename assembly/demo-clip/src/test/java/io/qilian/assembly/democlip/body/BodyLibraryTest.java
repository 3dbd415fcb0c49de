package io.qilian.assembly.democlip.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.space.Vector;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyLibraryTest {

    /** Mirrors and elbows stand out on both sides. */
    private static final double MIRRORS_METRES = 0.62;

    private final BodyLibrary bodies = new BodyLibrary();

    @ParameterizedTest
    @EnumSource(BodyStyle.class)
    void takesUpTheRoomThatItsStyleStates(BodyStyle style) {
        Mesh mesh = bodies.mesh(style, 0);

        assertThat(extent(mesh, Vector::x)).isCloseTo(style.lengthMetres(), within(0.45));
        assertThat(extent(mesh, Vector::y)).isBetween(style.widthMetres() - 0.15, style.widthMetres() + MIRRORS_METRES);
        assertThat(along(mesh, Vector::z).max().orElseThrow()).isCloseTo(style.heightMetres(), within(0.08));
    }

    @ParameterizedTest
    @EnumSource(BodyStyle.class)
    void standsOnTheGround(BodyStyle style) {
        assertThat(along(bodies.mesh(style, 0), Vector::z).min().orElseThrow()).isCloseTo(0, within(0.04));
    }

    @Test
    void keepsAFootOfWalkersOnTheGround() {
        for (double metres = 0; metres < 1.45; metres += 0.12) {
            double lowest = along(bodies.mesh(BodyStyle.WALKER, metres), Vector::z)
                    .min()
                    .orElseThrow();

            assertThat(lowest).isCloseTo(0, within(0.03));
        }
    }

    @ParameterizedTest
    @EnumSource(BodyStyle.class)
    void isMiddledOnItsGroundPoint(BodyStyle style) {
        Mesh mesh = bodies.mesh(style, 0);

        assertThat(middle(mesh, Vector::x)).isCloseTo(0, within(0.3));
        assertThat(middle(mesh, Vector::y)).isCloseTo(0, within(0.08));
    }

    @Test
    void movesTheLegsOfWalkersInSteps() {
        Mesh start = bodies.mesh(BodyStyle.WALKER, 0);

        assertThat(bodies.mesh(BodyStyle.WALKER, 0.36)).isNotSameAs(start);
        assertThat(bodies.mesh(BodyStyle.WALKER, 1.46)).isSameAs(start);
    }

    @Test
    void buildsVehiclesOnce() {
        assertThat(bodies.mesh(BodyStyle.SEDAN, 3)).isSameAs(bodies.mesh(BodyStyle.SEDAN, 700));
    }

    private static double extent(Mesh mesh, ToDoubleFunction<Vector> axis) {
        return along(mesh, axis).max().orElseThrow() - along(mesh, axis).min().orElseThrow();
    }

    private static double middle(Mesh mesh, ToDoubleFunction<Vector> axis) {
        return (along(mesh, axis).max().orElseThrow() + along(mesh, axis).min().orElseThrow()) / 2;
    }

    private static DoubleStream along(Mesh mesh, ToDoubleFunction<Vector> axis) {
        return IntStream.range(0, mesh.vertexCount()).mapToObj(mesh::position).mapToDouble(axis);
    }
}

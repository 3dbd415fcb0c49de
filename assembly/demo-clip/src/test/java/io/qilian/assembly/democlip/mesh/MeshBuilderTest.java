package io.qilian.assembly.democlip.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.assembly.democlip.space.Vector;
import org.junit.jupiter.api.Test;

class MeshBuilderTest {

    @Test
    void facesOutwardsOnAllFiveSidesOfABox() {
        Mesh box = new MeshBuilder()
                .box(new Vector(-2, -1, 0), new Vector(2, 1, 1.5), Livery.of(Material.PAINT))
                .mesh();
        Vector middle = new Vector(0, 0, 0.75);

        for (int corner = 0; corner < box.corners().length; corner += 3) {
            Vector first = box.position(box.corners()[corner]);
            Vector second = box.position(box.corners()[corner + 1]);
            Vector third = box.position(box.corners()[corner + 2]);
            Vector facing = second.minus(first).cross(third.minus(first));

            assertThat(facing.dot(first.minus(middle))).isPositive();
        }
    }

    @Test
    void cutsLongSidesIntoCells() {
        Vector[] quad = {new Vector(0, 0, 0), new Vector(10, 0, 0), new Vector(10, 1, 0), new Vector(0, 1, 0)};

        Mesh mesh = new MeshBuilder().flat(quad, 1, Skin.of(Material.PAINT)).mesh();

        assertThat(mesh.corners()).hasSize(10 * 2 * 3);
        assertThat(mesh.radiusMetres()).isGreaterThan(10);
    }

    @Test
    void darkensWhatIsNearTheGround() {
        Mesh mesh = new MeshBuilder()
                .openSkyFrom(1)
                .box(new Vector(-1, -1, 0), new Vector(1, 1, 1), Livery.of(Material.PAINT))
                .mesh();

        assertThat(ambientAt(mesh, 0)).isLessThan(0.5f);
        assertThat(ambientAt(mesh, 1)).isEqualTo(1f);
    }

    private static float ambientAt(Mesh mesh, double height) {
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            if (mesh.position(vertex).z() == height) {
                return mesh.vertices()[vertex * Mesh.STRIDE + 6];
            }
        }
        throw new AssertionError("no vertex at " + height);
    }
}

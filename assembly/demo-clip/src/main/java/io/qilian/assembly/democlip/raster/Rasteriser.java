package io.qilian.assembly.democlip.raster;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;

/** Draws meshes into samples, the nearer before the farther. Not thread-safe. */
public final class Rasteriser {

    private final Projection projection;
    private final Light light;
    private final Vertices vertices;
    private final Brush brush;

    /** Draws with this light into these samples; the projection is that of the samples, not of the pixels. */
    public Rasteriser(Projection projection, Light light, Samples samples) {
        this.projection = projection;
        this.light = light;
        this.vertices = new Vertices(projection, light);
        this.brush = new Brush(samples, light);
    }

    /**
     * Draws one mesh.
     *
     * @param owner what {@link Samples#owners()} says where the mesh is seen
     * @return number of samples that the mesh covers, hidden by others or not
     */
    public int draw(Mesh mesh, Pose pose, Palette colours, int owner) {
        Vector view = projection.view(new Vector(pose.x(), pose.y(), 0));
        if (beside(view, mesh.radiusMetres() * pose.scale())) {
            return 0;
        }
        brush.begin(vertices.of(mesh, pose), colours, owner, light.hazeShare(view.length()));
        int[] corners = mesh.corners();
        for (int triangle = 0; 3 * triangle < corners.length; triangle++) {
            brush.fill(corners, triangle, mesh.skin(triangle));
        }
        return brush.covered();
    }

    private boolean beside(Vector view, double radius) {
        double depth = view.z() + radius;
        if (depth < Projection.NEAR_METRES) {
            return true;
        }
        double halfWidth = projection.width() / 2.0 / projection.focalPixels() * depth;
        double halfHeight = projection.height() / 2.0 / projection.focalPixels() * depth;
        return Math.abs(view.x()) > halfWidth + 2 * radius || Math.abs(view.y()) > halfHeight + 2 * radius;
    }
}

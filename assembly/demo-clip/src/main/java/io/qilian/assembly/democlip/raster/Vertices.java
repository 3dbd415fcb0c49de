package io.qilian.assembly.democlip.raster;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;

/** The vertices of one mesh as they stand in one picture: where they are and what light falls on them. */
final class Vertices {

    /** Values of one vertex: picture x and y, nearness, sunlight, skylight, mirrored light, column and row of skin. */
    static final int STRIDE = 8;

    private final Projection projection;
    private final Vector sun;
    private float[] values = new float[4096 * STRIDE];

    Vertices(Projection projection, Light light) {
        this.projection = projection;
        this.sun = light.towardsSun();
    }

    /** Places and lights the vertices; the values stay valid until the next call. Not before the lens: nearness 0. */
    float[] of(Mesh mesh, Pose pose) {
        int needed = mesh.vertexCount() * STRIDE;
        if (values.length < needed) {
            values = new float[needed * 2];
        }
        double cosine = Math.cos(pose.headingRadians());
        double sine = Math.sin(pose.headingRadians());
        float[] source = mesh.vertices();
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            int from = vertex * Mesh.STRIDE;
            int to = vertex * STRIDE;
            double scale = pose.scale();
            double x = pose.x() + scale * (source[from] * cosine - source[from + 1] * sine);
            double y = pose.y() + scale * (source[from] * sine + source[from + 1] * cosine);
            double z = scale * source[from + 2];
            double normalX = source[from + 3] * cosine - source[from + 4] * sine;
            double normalY = source[from + 3] * sine + source[from + 4] * cosine;
            place(to, x, y, z);
            light(to, new double[] {x, y, z}, new double[] {normalX, normalY, source[from + 5]}, source[from + 6]);
            values[to + 6] = source[from + 7];
            values[to + 7] = source[from + 8];
        }
        return values;
    }

    private void place(int to, double x, double y, double z) {
        Vector eye = projection.position();
        double dx = x - eye.x();
        double dy = y - eye.y();
        double dz = z - eye.z();
        double depth = dx * projection.forward().x()
                + dy * projection.forward().y()
                + dz * projection.forward().z();
        if (depth < Projection.NEAR_METRES) {
            values[to + 2] = 0;
            return;
        }
        double across = dx * projection.right().x() + dy * projection.right().y();
        double below = dx * projection.down().x()
                + dy * projection.down().y()
                + dz * projection.down().z();
        double scale = projection.focalPixels() / depth;
        values[to] = (float) (projection.width() / 2.0 + across * scale);
        values[to + 1] = (float) (projection.height() / 2.0 + below * scale);
        values[to + 2] = (float) (1 / depth);
    }

    /** Sun by Lambert, sky and ground by how much of either the surface faces, gloss by Schlick's approximation. */
    private void light(int to, double[] place, double[] normal, float open) {
        double facingSun = Math.max(0, normal[0] * sun.x() + normal[1] * sun.y() + normal[2] * sun.z());
        values[to + 3] = (float) (facingSun * Math.min(1, 0.3 + open));
        values[to + 4] = (float) (open * (0.68 + 0.32 * normal[2]));
        Vector eye = projection.position();
        double x = place[0] - eye.x();
        double y = place[1] - eye.y();
        double z = place[2] - eye.z();
        double length = Math.sqrt(x * x + y * y + z * z);
        double facing = (x * normal[0] + y * normal[1] + z * normal[2]) / length;
        double grazing = 1 - Math.min(1, Math.abs(facing));
        double share = 0.045 + 0.955 * grazing * grazing * grazing * grazing * grazing;
        double back = 2 * facing;
        double mirroredZ = z / length - back * normal[2];
        double towardsSun = (x / length - back * normal[0]) * sun.x()
                + (y / length - back * normal[1]) * sun.y()
                + mirroredZ * sun.z();
        values[to + 5] = (float) (share * open * surroundings(mirroredZ, towardsSun));
    }

    /** What a mirror shows, relative to the sky: dark ground below, trees and houses at the horizon, sky, the sun. */
    private static double surroundings(double height, double towardsSun) {
        if (height < 0) {
            return 0.25;
        }
        double sky = height < 0.25 ? 0.4 + 4.4 * height : 1.5 - 0.7 * (height - 0.25);
        return towardsSun < 0.9 ? sky : sky + 12 * Math.pow(towardsSun, 80);
    }
}

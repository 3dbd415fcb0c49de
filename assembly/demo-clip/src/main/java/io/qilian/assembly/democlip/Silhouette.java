package io.qilian.assembly.democlip;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.space.Pose;
import io.qilian.assembly.democlip.space.Projection;
import io.qilian.assembly.democlip.space.Vector;
import io.qilian.kernel.api.geometry.Box;

/** The outline of a body as the camera would see it if nothing hid it and the picture had no edges. */
final class Silhouette {

    private static final int CELLS = 48;

    private final Mesh mesh;
    /** Picture x and y of each vertex; not a number where it is not before the lens. */
    private final double[] points;

    private final Box box;

    Silhouette(Mesh mesh, Pose pose, Projection projection) {
        this.mesh = mesh;
        this.points = new double[2 * mesh.vertexCount()];
        double[] edges = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            Vector view = projection.view(pose.world(mesh.position(vertex)));
            boolean before = view.z() >= Projection.NEAR_METRES;
            double scale = before ? projection.focalPixels() / view.z() : Double.NaN;
            points[2 * vertex] = projection.width() / 2.0 + view.x() * scale;
            points[2 * vertex + 1] = projection.height() / 2.0 + view.y() * scale;
            if (before) {
                edges[0] = Math.min(edges[0], points[2 * vertex]);
                edges[1] = Math.min(edges[1], points[2 * vertex + 1]);
                edges[2] = Math.max(edges[2], points[2 * vertex]);
                edges[3] = Math.max(edges[3], points[2 * vertex + 1]);
            }
        }
        this.box = new Box(edges[0], edges[1], edges[2], edges[3]);
    }

    /** The box around the outline, in pixels; it may reach beyond the picture. */
    Box box() {
        return box;
    }

    /** How much of the outline's area lies within a part of it, counted on a coarse grid. */
    double shareWithin(Box part) {
        if (part.equals(box)) {
            return 1;
        }
        boolean[] filled = new boolean[CELLS * CELLS];
        int[] corners = mesh.corners();
        for (int corner = 0; corner < corners.length; corner += 3) {
            fill(filled, corners[corner], corners[corner + 1], corners[corner + 2]);
        }
        int all = 0;
        int within = 0;
        for (int row = 0; row < CELLS; row++) {
            double y = box.top() + (row + 0.5) * box.height() / CELLS;
            for (int column = 0; column < CELLS; column++) {
                double x = box.left() + (column + 0.5) * box.width() / CELLS;
                if (filled[row * CELLS + column]) {
                    all++;
                    within += x >= part.left() && x <= part.right() && y >= part.top() && y <= part.bottom() ? 1 : 0;
                }
            }
        }
        return all == 0 ? 0 : (double) within / all;
    }

    /** Marks the cells whose middle lies in a triangle, whichever way it faces. */
    private void fill(boolean[] filled, int first, int second, int third) {
        double[] x = {column(first), column(second), column(third)};
        double[] y = {row(first), row(second), row(third)};
        double area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
        if (!(Math.abs(area) > 1e-9)) {
            return;
        }
        int right = (int) Math.min(CELLS - 1, Math.max(x[0], Math.max(x[1], x[2])));
        int bottom = (int) Math.min(CELLS - 1, Math.max(y[0], Math.max(y[1], y[2])));
        for (int row = (int) Math.min(y[0], Math.min(y[1], y[2])); row <= bottom; row++) {
            for (int column = (int) Math.min(x[0], Math.min(x[1], x[2])); column <= right; column++) {
                double atX = column + 0.5;
                double atY = row + 0.5;
                double one = ((x[1] - atX) * (y[2] - atY) - (x[2] - atX) * (y[1] - atY)) / area;
                double two = ((x[2] - atX) * (y[0] - atY) - (x[0] - atX) * (y[2] - atY)) / area;
                if (one >= 0 && two >= 0 && one + two <= 1) {
                    filled[row * CELLS + column] = true;
                }
            }
        }
    }

    private double column(int vertex) {
        return (points[2 * vertex] - box.left()) / box.width() * CELLS;
    }

    private double row(int vertex) {
        return (points[2 * vertex + 1] - box.top()) / box.height() * CELLS;
    }
}

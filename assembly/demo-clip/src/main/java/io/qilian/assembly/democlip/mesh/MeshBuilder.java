package io.qilian.assembly.democlip.mesh;

import io.qilian.assembly.democlip.space.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects vertices and triangles. Surfaces face the side from which their corners run counter-clockwise. */
public final class MeshBuilder {

    private float[] vertices = new float[1024 * Mesh.STRIDE];
    private int vertexCount;
    private int[] corners = new int[1024];
    private int cornerCount;
    private final List<Skin> skins = new ArrayList<>();
    private double openSkyMetres;
    private double brightness = 1;

    /** Darkens what is added from now on towards the ground, which hides the sky: full light from this height on. */
    public MeshBuilder openSkyFrom(double metres) {
        this.openSkyMetres = metres;
        return this;
    }

    /** Scales the light on what is added from now on. */
    public MeshBuilder brightness(double factor) {
        this.brightness = factor;
        return this;
    }

    /** Adds a vertex and gives its number. */
    public int vertex(Vector position, Vector normal, Skin skin) {
        if ((vertexCount + 1) * Mesh.STRIDE > vertices.length) {
            vertices = Arrays.copyOf(vertices, vertices.length * 2);
        }
        int at = vertexCount * Mesh.STRIDE;
        vertices[at] = (float) position.x();
        vertices[at + 1] = (float) position.y();
        vertices[at + 2] = (float) position.z();
        vertices[at + 3] = (float) normal.x();
        vertices[at + 4] = (float) normal.y();
        vertices[at + 5] = (float) normal.z();
        vertices[at + 6] = (float) (brightness * ambient(position.z()));
        vertices[at + 7] = (float) skin.column(position);
        vertices[at + 8] = (float) skin.row(position);
        return vertexCount++;
    }

    /** Adds a triangle of three vertices made for this skin. */
    public void triangle(int first, int second, int third, Skin skin) {
        if (cornerCount + 3 > corners.length) {
            corners = Arrays.copyOf(corners, corners.length * 2);
        }
        corners[cornerCount++] = first;
        corners[cornerCount++] = second;
        corners[cornerCount++] = third;
        skins.add(skin);
    }

    /** Adds a flat four-cornered piece, cut into cells no longer than this, so that light varies over it. */
    public MeshBuilder flat(Vector[] quad, double cellMetres, Skin skin) {
        Vector along = quad[1].minus(quad[0]);
        Vector across = quad[3].minus(quad[0]);
        Vector normal = along.cross(across).unit();
        int columns = Math.max(1, (int) Math.ceil(along.length() / cellMetres));
        int rows = Math.max(1, (int) Math.ceil(across.length() / cellMetres));
        int first = vertexCount;
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                Vector low = between(quad[0], quad[1], (double) column / columns);
                Vector high = between(quad[3], quad[2], (double) column / columns);
                vertex(between(low, high, (double) row / rows), normal, skin);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = first + row * (columns + 1) + column;
                triangle(at, at + 1, at + columns + 2, skin);
                triangle(at, at + columns + 2, at + columns + 1, skin);
            }
        }
        return this;
    }

    /** Adds the five seen sides of an upright box (not its underside) between two opposite corners. */
    public MeshBuilder box(Vector low, Vector high, Livery livery) {
        double cell = 0.7;
        Vector[] floor = {
            new Vector(low.x(), low.y(), low.z()),
            new Vector(high.x(), low.y(), low.z()),
            new Vector(high.x(), high.y(), low.z()),
            new Vector(low.x(), high.y(), low.z())
        };
        Skin[] walls = {livery.side(), livery.front(), livery.side(), livery.rear()};
        for (int wall = 0; wall < 4; wall++) {
            Vector start = floor[wall];
            Vector end = floor[(wall + 1) % 4];
            flat(new Vector[] {start, end, raised(end, high.z()), raised(start, high.z())}, cell, walls[wall]);
        }
        Vector[] roof = new Vector[4];
        for (int corner = 0; corner < 4; corner++) {
            roof[corner] = raised(floor[corner], high.z());
        }
        return flat(roof, cell, livery.top());
    }

    /** The finished mesh. */
    public Mesh mesh() {
        return new Mesh(Arrays.copyOf(vertices, vertexCount * Mesh.STRIDE), Arrays.copyOf(corners, cornerCount), skins);
    }

    private double ambient(double height) {
        if (openSkyMetres <= 0) {
            return 1;
        }
        double share = Math.min(1, Math.max(0, height / openSkyMetres));
        return 0.35 + 0.65 * share * (2 - share);
    }

    private static Vector raised(Vector point, double height) {
        return new Vector(point.x(), point.y(), height);
    }

    private static Vector between(Vector start, Vector end, double share) {
        return start.plus(end.minus(start).times(share));
    }
}

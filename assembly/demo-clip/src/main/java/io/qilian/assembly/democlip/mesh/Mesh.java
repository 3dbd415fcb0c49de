package io.qilian.assembly.democlip.mesh;

import io.qilian.assembly.democlip.space.Vector;
import java.util.List;

/** Triangles in the frame of a body, in arrays so that drawing allocates nothing. Immutable by convention. */
public final class Mesh {

    /** Values of one vertex in {@link #vertices()}: position, normal, ambient light, column and row of its skin. */
    public static final int STRIDE = 9;

    private final float[] vertices;
    private final int[] corners;
    private final Skin[] skins;
    private final double radiusMetres;

    Mesh(float[] vertices, int[] corners, List<Skin> skins) {
        this.vertices = vertices;
        this.corners = corners;
        this.skins = skins.toArray(Skin[]::new);
        double farthest = 0;
        for (int at = 0; at < vertices.length; at += STRIDE) {
            farthest = Math.max(farthest, new Vector(vertices[at], vertices[at + 1], vertices[at + 2]).length());
        }
        this.radiusMetres = farthest;
    }

    /** Number of vertices. */
    public int vertexCount() {
        return vertices.length / STRIDE;
    }

    /** Where a vertex is, in the frame of the body. */
    public Vector position(int vertex) {
        int at = vertex * STRIDE;
        return new Vector(vertices[at], vertices[at + 1], vertices[at + 2]);
    }

    /** The vertices, {@link #STRIDE} values each. Read only. */
    public float[] vertices() {
        return vertices;
    }

    /** Three vertex numbers a triangle, counter-clockwise seen from outside. Read only. */
    public int[] corners() {
        return corners;
    }

    /** The skin of a triangle. */
    public Skin skin(int triangle) {
        return skins[triangle];
    }

    /** Distance from the origin to the farthest vertex. */
    public double radiusMetres() {
        return radiusMetres;
    }
}

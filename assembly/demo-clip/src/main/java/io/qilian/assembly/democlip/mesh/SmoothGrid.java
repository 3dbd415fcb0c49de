package io.qilian.assembly.democlip.mesh;

import io.qilian.assembly.democlip.space.Vector;
import java.util.HashMap;
import java.util.Map;

/** A curved surface given by rows of points; light runs smoothly over it. */
public final class SmoothGrid {

    private final Vector[][] points;
    private final boolean closed;
    private final Vector[][] normals;

    /** Takes rows of equal length; if closed, the last point of each row is joined to its first. */
    public SmoothGrid(Vector[][] points, boolean closed) {
        this.points = points;
        this.closed = closed;
        this.normals = new Vector[points.length][points[0].length];
        for (int row = 0; row < points.length; row++) {
            for (int column = 0; column < points[row].length; column++) {
                normals[row][column] = normal(row, column);
            }
        }
    }

    /** Adds the surface, each cell with the skin for the side that it faces. */
    public void addTo(MeshBuilder builder, Livery livery) {
        Map<Skin, int[]> known = new HashMap<>();
        int width = points[0].length;
        for (int row = 0; row + 1 < points.length; row++) {
            for (int column = 0; column < (closed ? width : width - 1); column++) {
                Vector facing = cellNormal(row, column);
                if (facing.length() > 1e-9) {
                    Skin skin = livery.facing(facing.unit());
                    int[] numbers = known.computeIfAbsent(skin, any -> new int[points.length * width]);
                    addCell(builder, skin, numbers, new int[] {row, column});
                }
            }
        }
    }

    private void addCell(MeshBuilder builder, Skin skin, int[] numbers, int[] cell) {
        int next = (cell[1] + 1) % points[0].length;
        int first = number(builder, skin, numbers, new int[] {cell[0], cell[1]});
        int second = number(builder, skin, numbers, new int[] {cell[0], next});
        int third = number(builder, skin, numbers, new int[] {cell[0] + 1, next});
        int fourth = number(builder, skin, numbers, new int[] {cell[0] + 1, cell[1]});
        builder.triangle(first, second, third, skin);
        builder.triangle(first, third, fourth, skin);
    }

    private int number(MeshBuilder builder, Skin skin, int[] numbers, int[] at) {
        int index = at[0] * points[0].length + at[1];
        if (numbers[index] == 0) {
            numbers[index] = 1 + builder.vertex(points[at[0]][at[1]], normals[at[0]][at[1]], skin);
        }
        return numbers[index] - 1;
    }

    private Vector normal(int row, int column) {
        Vector sum = new Vector(0, 0, 0);
        for (int nearRow = row - 1; nearRow <= row; nearRow++) {
            for (int nearColumn = column - 1; nearColumn <= column; nearColumn++) {
                sum = sum.plus(cellNormal(nearRow, nearColumn));
            }
        }
        return sum.unit();
    }

    /** Twice the area of a cell in the direction it faces; nothing where there is no cell. */
    private Vector cellNormal(int row, int column) {
        int width = points[0].length;
        boolean beside = column < 0 || column + 1 >= width;
        if (row < 0 || row + 1 >= points.length || (beside && !closed)) {
            return new Vector(0, 0, 0);
        }
        int left = Math.floorMod(column, width);
        int right = Math.floorMod(column + 1, width);
        Vector rising = points[row + 1][right].minus(points[row][left]);
        Vector falling = points[row + 1][left].minus(points[row][right]);
        return rising.cross(falling);
    }
}

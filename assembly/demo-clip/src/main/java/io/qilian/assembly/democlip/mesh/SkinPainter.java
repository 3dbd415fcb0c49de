package io.qilian.assembly.democlip.mesh;

import io.qilian.assembly.democlip.mesh.Skin.Side;
import java.util.Arrays;

/** Paints a skin: later shapes cover earlier ones. Lengths are metres in the frame of the body. */
public final class SkinPainter {

    private static final double CELL_METRES = 0.02;

    private final Side side;
    private final double left;
    private final double bottom;
    private final int columns;
    private final int rows;
    private final byte[] cells;

    /** Starts with one material on the rectangle from (left, bottom) to (right, top). */
    public SkinPainter(Side side, Material ground, double[] rectangle) {
        this.side = side;
        this.left = rectangle[0];
        this.bottom = rectangle[1];
        this.columns = 1 + (int) Math.ceil((rectangle[2] - left) / CELL_METRES);
        this.rows = 1 + (int) Math.ceil((rectangle[3] - bottom) / CELL_METRES);
        this.cells = new byte[columns * rows];
        Arrays.fill(cells, ground.number());
    }

    /** Fills a rectangle given by its left, bottom, right and top edges. */
    public SkinPainter rectangle(Material material, double... edges) {
        return polygon(material, edges[0], edges[1], edges[2], edges[1], edges[2], edges[3], edges[0], edges[3]);
    }

    /** Fills a rectangle and its mirror image left of the middle. */
    public SkinPainter mirrored(Material material, double... edges) {
        return rectangle(material, edges).rectangle(material, -edges[2], edges[1], -edges[0], edges[3]);
    }

    /** Fills a polygon given by x and y of its corners in turn. */
    public SkinPainter polygon(Material material, double... corners) {
        int[] within = cellsAround(corners);
        for (int row = within[1]; row <= within[3]; row++) {
            double y = bottom + (row + 0.5) * CELL_METRES;
            for (int column = within[0]; column <= within[2]; column++) {
                if (contains(corners, left + (column + 0.5) * CELL_METRES, y)) {
                    cells[row * columns + column] = material.number();
                }
            }
        }
        return this;
    }

    /** Fills a circle. */
    public SkinPainter circle(Material material, double x, double y, double radius) {
        double[] corners = new double[48];
        for (int corner = 0; corner < 24; corner++) {
            corners[2 * corner] = x + radius * Math.cos(corner * Math.PI / 12);
            corners[2 * corner + 1] = y + radius * Math.sin(corner * Math.PI / 12);
        }
        return polygon(material, corners);
    }

    /** The finished skin. */
    public Skin skin() {
        return new Skin(side, cells.clone(), columns, new double[] {left, bottom}, CELL_METRES);
    }

    /** First column and row, last column and row that a polygon may touch. */
    private int[] cellsAround(double[] corners) {
        int[] within = {columns, rows, -1, -1};
        for (int corner = 0; corner < corners.length; corner += 2) {
            int column = (int) ((corners[corner] - left) / CELL_METRES);
            int row = (int) ((corners[corner + 1] - bottom) / CELL_METRES);
            within[0] = Math.max(0, Math.min(within[0], column));
            within[1] = Math.max(0, Math.min(within[1], row));
            within[2] = Math.min(columns - 1, Math.max(within[2], column));
            within[3] = Math.min(rows - 1, Math.max(within[3], row));
        }
        return within;
    }

    private static boolean contains(double[] corners, double x, double y) {
        boolean inside = false;
        for (int corner = 0, previous = corners.length - 2; corner < corners.length; corner += 2) {
            double y1 = corners[corner + 1];
            double y2 = corners[previous + 1];
            if ((y1 > y) != (y2 > y)
                    && x < corners[corner] + (y - y1) / (y2 - y1) * (corners[previous] - corners[corner])) {
                inside = !inside;
            }
            previous = corner;
        }
        return inside;
    }
}

package io.qilian.assembly.democlip.mesh;

import io.qilian.assembly.democlip.space.Vector;

/** The materials of one side of a body as a grid of cells, laid on it by parallel projection. Immutable. */
public final class Skin {

    /** The two coordinates of the body that span a grid. */
    public enum Side {
        /** Seen from the left or the right: forward and up. */
        SIDE,
        /** Seen from before or behind: left and up. */
        END,
        /** Seen from above: forward and left. */
        TOP
    }

    private final Side side;
    private final byte[] cells;
    private final int columns;
    private final int rows;
    private final double startAcross;
    private final double startUp;
    private final double cellMetres;

    Skin(Side side, byte[] cells, int columns, double[] start, double cellMetres) {
        this.side = side;
        this.cells = cells;
        this.columns = columns;
        this.rows = cells.length / columns;
        this.startAcross = start[0];
        this.startUp = start[1];
        this.cellMetres = cellMetres;
    }

    /** One material everywhere. */
    public static Skin of(Material material) {
        return new Skin(Side.SIDE, new byte[] {material.number()}, 1, new double[2], 1e6);
    }

    /** Column of the grid, with fraction, at a point of the body. */
    public double column(Vector local) {
        return ((side == Side.END ? local.y() : local.x()) - startAcross) / cellMetres;
    }

    /** Row of the grid, with fraction, at a point of the body. */
    public double row(Vector local) {
        return ((side == Side.TOP ? local.y() : local.z()) - startUp) / cellMetres;
    }

    /** Number of the material at a column and row; outside the grid that of the nearest cell. */
    public int material(float column, float row) {
        int across = Math.min(columns - 1, Math.max(0, (int) column));
        int up = Math.min(rows - 1, Math.max(0, (int) row));
        return cells[up * columns + across];
    }
}

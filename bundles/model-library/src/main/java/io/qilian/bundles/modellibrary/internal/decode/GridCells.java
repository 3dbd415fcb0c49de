package io.qilian.bundles.modellibrary.internal.decode;

import java.util.List;

/** The cells of the levels of an anchor-free detector, row by row, level after level. */
public final class GridCells {

    private final int[] column;
    private final int[] row;
    private final int[] stride;
    private final int[] firstOfLevel;

    private GridCells(int[] column, int[] row, int[] stride, int[] firstOfLevel) {
        this.column = column;
        this.row = row;
        this.stride = stride;
        this.firstOfLevel = firstOfLevel;
    }

    static GridCells of(int width, int height, List<Integer> strides) {
        int[] first = new int[strides.size() + 1];
        for (int level = 0; level < strides.size(); level++) {
            first[level + 1] = first[level] + cells(width, strides.get(level)) * cells(height, strides.get(level));
        }
        int count = first[strides.size()];
        GridCells grid = new GridCells(new int[count], new int[count], new int[count], first);
        for (int level = 0; level < strides.size(); level++) {
            int columns = cells(width, strides.get(level));
            for (int i = first[level]; i < first[level + 1]; i++) {
                grid.column[i] = (i - first[level]) % columns;
                grid.row[i] = (i - first[level]) / columns;
                grid.stride[i] = strides.get(level);
            }
        }
        return grid;
    }

    /** Exporters round up where the extent is no multiple of the stride. */
    private static int cells(int extent, int stride) {
        return (extent + stride - 1) / stride;
    }

    int count() {
        return column.length;
    }

    int count(int level) {
        return firstOfLevel[level + 1] - firstOfLevel[level];
    }

    int first(int level) {
        return firstOfLevel[level];
    }

    int column(int cell) {
        return column[cell];
    }

    int row(int cell) {
        return row[cell];
    }

    int stride(int cell) {
        return stride[cell];
    }
}

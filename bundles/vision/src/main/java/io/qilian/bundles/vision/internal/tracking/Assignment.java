package io.qilian.bundles.vision.internal.tracking;

import java.util.Arrays;

/**
 * Optimal assignment of rows to columns in O(rows² columns), by shortest augmenting paths with dual prices.
 *
 * <p>A row may stay alone at the price {@code limit}; the sum over all rows is least. So a pair is never made that
 * costs more than leaving its row alone, and two bad pairs are not made where one good pair is to be had. Each row has
 * its own way out, a virtual column of price {@code limit}; since such a column is always free, it needs no place in
 * the matrix.
 *
 * <p>Sources: R. Jonker, A. Volgenant: A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems, Computing 38 (1987); D. Crouse: On implementing 2D rectangular assignment algorithms, IEEE TAES 52 (2016).
 *
 * <p>Keeps its arrays between calls.
 */
final class Assignment {

    private static final int NONE = -1;

    private double[] rowPrice = new double[0];
    private double[] columnPrice = new double[0];
    private double[] distance = new double[0];
    private int[] previousRow = new int[0];
    private boolean[] done = new boolean[0];
    private int[] rowOfColumn = new int[0];
    private int[] columnOfRow = new int[0];

    private double[] costs = new double[0];
    private int columns;
    private double limit;
    private double wayOutDistance;
    private int wayOutRow;

    /**
     * Solves one problem.
     *
     * @param costs row by row, each 0 or more, or positive infinity where a pair is not allowed
     * @param rows number of rows
     * @param columns number of columns
     * @param limit price of leaving a row alone, 0 or more
     */
    void solve(double[] costs, int rows, int columns, double limit) {
        this.costs = costs;
        this.columns = columns;
        this.limit = limit;
        grow(rows, columns);
        Arrays.fill(rowPrice, 0, rows, 0);
        Arrays.fill(columnPrice, 0, columns, 0);
        Arrays.fill(rowOfColumn, 0, columns, NONE);
        Arrays.fill(columnOfRow, 0, rows, NONE);
        for (int row = 0; row < rows; row++) {
            assign(row);
        }
    }

    /**
     * The answer.
     *
     * @param row a row of the last problem
     * @return its column, or -1 if it stays alone
     */
    int columnOf(int row) {
        return columnOfRow[row];
    }

    private void assign(int freeRow) {
        Arrays.fill(distance, 0, columns, Double.POSITIVE_INFINITY);
        Arrays.fill(done, 0, columns, false);
        wayOutDistance = Double.POSITIVE_INFINITY;
        relax(freeRow, 0);
        int sink = NONE;
        double length = wayOutDistance;
        for (int column = nearest(); column != NONE; column = nearest()) {
            if (rowOfColumn[column] == NONE) {
                sink = column;
                length = distance[column];
                break;
            }
            done[column] = true;
            relax(rowOfColumn[column], distance[column]);
            length = wayOutDistance;
        }
        raisePrices(freeRow, length);
        augment(freeRow, sink);
    }

    private void relax(int row, double reached) {
        int start = row * columns;
        double base = reached - rowPrice[row];
        for (int column = 0; column < columns; column++) {
            double through = base + costs[start + column] - columnPrice[column];
            if (!done[column] && through < distance[column]) {
                distance[column] = through;
                previousRow[column] = row;
            }
        }
        if (base + limit < wayOutDistance) {
            wayOutDistance = base + limit;
            wayOutRow = row;
        }
    }

    /** The nearest column that is not done, or none if a way out is at least as near. */
    private int nearest() {
        int best = NONE;
        double bestDistance = wayOutDistance;
        for (int column = 0; column < columns; column++) {
            if (!done[column] && distance[column] < bestDistance) {
                best = column;
                bestDistance = distance[column];
            }
        }
        return best;
    }

    private void raisePrices(int freeRow, double length) {
        for (int column = 0; column < columns; column++) {
            if (done[column]) {
                double ahead = length - distance[column];
                columnPrice[column] -= ahead;
                rowPrice[rowOfColumn[column]] += ahead;
            }
        }
        rowPrice[freeRow] += length;
    }

    private void augment(int freeRow, int sink) {
        int column = sink;
        if (column == NONE) {
            column = columnOfRow[wayOutRow];
            columnOfRow[wayOutRow] = NONE;
            if (wayOutRow == freeRow) {
                return;
            }
        }
        int row;
        do {
            row = previousRow[column];
            rowOfColumn[column] = row;
            int next = columnOfRow[row];
            columnOfRow[row] = column;
            column = next;
        } while (row != freeRow);
    }

    private void grow(int rows, int neededColumns) {
        if (rowPrice.length < rows) {
            rowPrice = new double[2 * rows];
            columnOfRow = new int[2 * rows];
        }
        if (columnPrice.length < neededColumns) {
            columnPrice = new double[2 * neededColumns];
            distance = new double[2 * neededColumns];
            previousRow = new int[2 * neededColumns];
            done = new boolean[2 * neededColumns];
            rowOfColumn = new int[2 * neededColumns];
        }
    }
}

package io.qilian.bundles.vision.internal.tracking;

import java.util.Map;
import java.util.TreeMap;

/** Lets tests of other packages use the assignment. */
public final class Pairing {

    private Pairing() {}

    /** What a pair costs. */
    @FunctionalInterface
    public interface Cost {
        /** The price of a row with a column. */
        double of(int row, int column);
    }

    /** The cheapest pairing, by row. */
    public static Map<Integer, Integer> cheapest(int rows, int columns, double limit, Cost cost) {
        double[] costs = new double[rows * columns];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = cost.of(i / columns, i % columns);
        }
        Assignment assignment = new Assignment();
        assignment.solve(costs, rows, columns, limit);
        Map<Integer, Integer> pairs = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            if (assignment.columnOf(row) >= 0) {
                pairs.put(row, assignment.columnOf(row));
            }
        }
        return pairs;
    }
}

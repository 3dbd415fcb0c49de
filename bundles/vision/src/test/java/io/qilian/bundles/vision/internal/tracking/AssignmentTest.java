package io.qilian.bundles.vision.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Compared with trying out everything. */
class AssignmentTest {

    private static final double FORBIDDEN = Double.POSITIVE_INFINITY;

    private final Assignment assignment = new Assignment();

    @Test
    void isAsCheapAsTheBestOfAllPossibleAssignments() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            int rows = random.nextInt(7);
            int columns = random.nextInt(7);
            double limit = random.nextDouble(0, 1.5);
            double[] costs = costs(random, rows * columns);
            assignment.solve(costs, rows, columns, limit);
            assertThat(price(costs, rows, columns, limit))
                    .as("round %d: %dx%d %s limit %s", round, rows, columns, Arrays.toString(costs), limit)
                    .isCloseTo(new EveryAssignment(costs, rows, columns, limit).cheapest(0), within(1e-9));
        }
    }

    @Test
    void givesNoColumnAwayTwice() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 200; round++) {
            int rows = 1 + random.nextInt(60);
            int columns = 1 + random.nextInt(60);
            assignment.solve(costs(random, rows * columns), rows, columns, 1);
            boolean[] given = new boolean[columns];
            for (int row = 0; row < rows; row++) {
                int column = assignment.columnOf(row);
                if (column >= 0) {
                    assertThat(given[column]).isFalse();
                    given[column] = true;
                }
            }
        }
    }

    @Test
    void makesNoPairThatCostsMoreThanTheLimit() {
        assignment.solve(new double[] {0.5, 0.9, FORBIDDEN, 0.9}, 2, 2, 0.8);
        assertThat(assignment.columnOf(0)).isZero();
        assertThat(assignment.columnOf(1)).isEqualTo(-1);
    }

    @Test
    void prefersOneGoodPairToTwoBadOnes() {
        assignment.solve(new double[] {0.1, 0.79, 0.75, FORBIDDEN}, 2, 2, 0.8);
        assertThat(assignment.columnOf(0)).isZero();
        assertThat(assignment.columnOf(1)).isEqualTo(-1);
    }

    @Test
    void leavesEveryRowAloneIfThereIsNoColumn() {
        assignment.solve(new double[0], 3, 0, 1);
        assertThat(assignment.columnOf(2)).isEqualTo(-1);
    }

    private static double[] costs(SplittableRandom random, int count) {
        double[] costs = new double[count];
        Arrays.setAll(costs, i -> random.nextInt(4) == 0 ? FORBIDDEN : random.nextDouble());
        return costs;
    }

    private double price(double[] costs, int rows, int columns, double limit) {
        double price = 0;
        for (int row = 0; row < rows; row++) {
            int column = assignment.columnOf(row);
            price += column < 0 ? limit : costs[row * columns + column];
        }
        return price;
    }

    private static final class EveryAssignment {
        private final double[] costs;
        private final int rows;
        private final int columns;
        private final double limit;
        private final boolean[] given;

        EveryAssignment(double[] costs, int rows, int columns, double limit) {
            this.costs = costs;
            this.rows = rows;
            this.columns = columns;
            this.limit = limit;
            this.given = new boolean[columns];
        }

        double cheapest(int row) {
            if (row == rows) {
                return 0;
            }
            double best = limit + cheapest(row + 1);
            for (int column = 0; column < columns; column++) {
                if (!given[column] && costs[row * columns + column] < FORBIDDEN) {
                    given[column] = true;
                    best = Math.min(best, costs[row * columns + column] + cheapest(row + 1));
                    given[column] = false;
                }
            }
            return best;
        }
    }
}

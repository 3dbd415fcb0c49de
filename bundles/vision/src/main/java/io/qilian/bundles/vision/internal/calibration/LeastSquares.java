package io.qilian.bundles.vision.internal.calibration;

/**
 * Linear least squares by Householder reflections (G. Golub, C. Van Loan: Matrix Computations, 4th ed., 5.2), which
 * does not square the condition of the problem as normal equations do.
 */
final class LeastSquares {

    private final double[][] matrix;
    private final double[] right;
    private final int rows;
    private final int columns;

    /**
     * Decomposes a problem in place.
     *
     * @param matrix rows of coefficients, at least as many as columns; used as working storage
     * @param right the right-hand side; used as working storage
     */
    LeastSquares(double[][] matrix, double[] right) {
        this.matrix = matrix;
        this.right = right;
        this.rows = matrix.length;
        this.columns = matrix[0].length;
        for (int column = 0; column < columns; column++) {
            reflect(column);
        }
    }

    private void reflect(int pivot) {
        double norm = 0;
        for (int row = pivot; row < rows; row++) {
            norm = Math.hypot(norm, matrix[row][pivot]);
        }
        if (norm == 0) {
            return;
        }
        double alpha = matrix[pivot][pivot] > 0 ? -norm : norm;
        double[] vector = new double[rows];
        for (int row = pivot; row < rows; row++) {
            vector[row] = matrix[row][pivot];
        }
        vector[pivot] -= alpha;
        double half = -alpha * vector[pivot];
        for (int column = pivot; column < columns; column++) {
            double projection = 0;
            for (int row = pivot; row < rows; row++) {
                projection += vector[row] * matrix[row][column];
            }
            for (int row = pivot; row < rows; row++) {
                matrix[row][column] -= projection / half * vector[row];
            }
        }
        double projection = 0;
        for (int row = pivot; row < rows; row++) {
            projection += vector[row] * right[row];
        }
        for (int row = pivot; row < rows; row++) {
            right[row] -= projection / half * vector[row];
        }
    }

    /** Whether the columns are independent, up to rounding. */
    boolean regular() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < columns; i++) {
            least = Math.min(least, Math.abs(matrix[i][i]));
            most = Math.max(most, Math.abs(matrix[i][i]));
        }
        return least > 1e-10 * most;
    }

    double[] solution() {
        double[] solution = new double[columns];
        for (int row = columns - 1; row >= 0; row--) {
            double rest = right[row];
            for (int column = row + 1; column < columns; column++) {
                rest -= matrix[row][column] * solution[column];
            }
            solution[row] = rest / matrix[row][row];
        }
        return solution;
    }

    /** Inverse of the normal matrix: the covariance of the solution for errors of variance 1. */
    double[][] covariance() {
        double[][] inverse = new double[columns][columns];
        for (int unit = 0; unit < columns; unit++) {
            for (int row = unit; row >= 0; row--) {
                double rest = row == unit ? 1 : 0;
                for (int column = row + 1; column <= unit; column++) {
                    rest -= matrix[row][column] * inverse[column][unit];
                }
                inverse[row][unit] = rest / matrix[row][row];
            }
        }
        double[][] covariance = new double[columns][columns];
        for (int row = 0; row < columns; row++) {
            for (int column = 0; column < columns; column++) {
                for (int k = Math.max(row, column); k < columns; k++) {
                    covariance[row][column] += inverse[row][k] * inverse[column][k];
                }
            }
        }
        return covariance;
    }
}

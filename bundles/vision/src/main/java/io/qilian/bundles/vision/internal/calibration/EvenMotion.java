package io.qilian.bundles.vision.internal.calibration;

import io.qilian.kernel.api.geometry.Point;
import java.util.Arrays;

/**
 * Even motion through positions with error ellipses: weighted least squares with Huber's weights by iteration.
 *
 * <p>Unknowns are place and velocity in both axes. Each position contributes the two equations x0 + vx t = x and y0 +
 * vy t = y, multiplied by the inverse Cholesky factor of its covariance, so that the ellipses' directions count.
 */
final class EvenMotion {

    private static final int ITERATIONS = 5;
    private static final double HUBER = 1.5;
    private static final double INDEPENDENT_PER_SECOND = 5;
    private static final double LEAST_VARIANCE = 1e-8;

    private final Positions positions;
    private final double[] weights;
    private double[] motion = new double[4];
    private double[][] covariance = new double[4][4];

    private EvenMotion(Positions positions) {
        this.positions = positions;
        this.weights = new double[positions.count()];
    }

    static EvenMotion through(Positions positions) {
        EvenMotion fit = new EvenMotion(positions);
        Arrays.fill(fit.weights, 1);
        for (int i = 0; i < ITERATIONS; i++) {
            fit.solve();
            fit.weigh();
        }
        return fit;
    }

    private void solve() {
        int count = positions.count();
        double[][] matrix = new double[2 * count][4];
        double[] right = new double[2 * count];
        for (int i = 0; i < count; i++) {
            Covariance error = positions.error(i);
            double root = Math.sqrt(weights[i]);
            double a = Math.sqrt(Math.max(error.xx(), LEAST_VARIANCE));
            double b = error.xy() / a;
            double c = Math.sqrt(Math.max(error.yy() - b * b, LEAST_VARIANCE));
            double seconds = positions.seconds(i);
            Point point = positions.point(i);
            fill(matrix[2 * i], root / a, 0, seconds);
            right[2 * i] = root * point.x() / a;
            fill(matrix[2 * i + 1], -root * b / (a * c), root / c, seconds);
            right[2 * i + 1] = root * (point.y() - b / a * point.x()) / c;
        }
        LeastSquares problem = new LeastSquares(matrix, right);
        motion = problem.solution();
        covariance = problem.covariance();
    }

    private static void fill(double[] row, double ofX, double ofY, double seconds) {
        row[0] = ofX;
        row[1] = ofX * seconds;
        row[2] = ofY;
        row[3] = ofY * seconds;
    }

    private void weigh() {
        for (int i = 0; i < weights.length; i++) {
            double off = Math.sqrt(squaredMiss(i));
            weights[i] = off <= HUBER ? 1 : HUBER / off;
        }
    }

    private double squaredMiss(int index) {
        Covariance error = positions.error(index);
        double seconds = positions.seconds(index);
        double across = positions.point(index).x() - motion[0] - motion[1] * seconds;
        double along = positions.point(index).y() - motion[2] - motion[3] * seconds;
        double determinant =
                Math.max(error.xx() * error.yy() - error.xy() * error.xy(), LEAST_VARIANCE * LEAST_VARIANCE);
        return (error.yy() * across * across - 2 * error.xy() * across * along + error.xx() * along * along)
                / determinant;
    }

    double velocityX() {
        return motion[1];
    }

    double velocityY() {
        return motion[3];
    }

    /**
     * Error of the velocity: larger if the positions scatter more than their errors say, or come faster than they vary.
     */
    Covariance velocityError() {
        int count = positions.count();
        double scatter = 0;
        for (int i = 0; i < count; i++) {
            scatter += weights[i] * squaredMiss(i);
        }
        double excess = Math.max(1, scatter / (2 * count - 4));
        double alike = Math.max(1, count / (1 + INDEPENDENT_PER_SECOND * positions.spanSeconds()));
        return new Covariance(covariance[1][1], covariance[1][3], covariance[3][3]).times(excess * alike);
    }
}

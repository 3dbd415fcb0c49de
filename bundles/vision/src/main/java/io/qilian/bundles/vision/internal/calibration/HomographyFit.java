package io.qilian.bundles.vision.internal.calibration;

import io.qilian.kernel.api.geometry.Point;
import java.util.Arrays;
import java.util.List;

/**
 * Fits the homography that takes ground points to picture points.
 *
 * <p>First the direct linear transformation on normalised points (R. Hartley, A. Zisserman: Multiple View Geometry, 2nd
 * ed., 4.1 and 4.4), then, for more than four points, Gauss-Newton steps on the distances in the picture, which is
 * where points are picked and errors are made (4.2.3).
 *
 * <p>The last entry of the matrix is fixed at 1. On normalised points it is the depth of the points' centre, which is
 * the mean of their depths; all points are before the camera, so it cannot be zero. That makes the problem an ordinary
 * one of linear least squares, without a singular value decomposition.
 */
final class HomographyFit {

    /** Number of free entries of the matrix. */
    static final int PARAMETERS = 8;

    private static final int LARGEST_STEPS = 20;
    private static final double SMALLEST_STEP = 1e-12;

    private final Normalization picture;
    private final Normalization ground;
    private final double[] u;
    private final double[] v;
    private final double[] x;
    private final double[] y;
    private double[] entries;
    private double[][] covariance;

    private HomographyFit(List<Point> pictures, List<Point> grounds) {
        picture = Normalization.of(pictures);
        ground = Normalization.of(grounds);
        u = pictures.stream().mapToDouble(picture::x).toArray();
        v = pictures.stream().mapToDouble(picture::y).toArray();
        x = grounds.stream().mapToDouble(ground::x).toArray();
        y = grounds.stream().mapToDouble(ground::y).toArray();
    }

    /** The plane, or null if the points do not determine one or would lie on both sides of the horizon. */
    static GroundPlane solve(List<Point> pictures, List<Point> grounds, double noisePixels) {
        if (!PointLayout.spansPlane(pictures, grounds)) {
            return null;
        }
        HomographyFit fit = new HomographyFit(pictures, grounds);
        if (!fit.solveLinear()) {
            return null;
        }
        if (pictures.size() > PARAMETERS / 2) {
            fit.refine();
        }
        return fit.allBeforeCamera() ? fit.plane(noisePixels) : null;
    }

    private boolean solveLinear() {
        int count = u.length;
        double[][] matrix = new double[2 * count][];
        double[] right = new double[2 * count];
        for (int i = 0; i < count; i++) {
            matrix[2 * i] = new double[] {x[i], y[i], 1, 0, 0, 0, -u[i] * x[i], -u[i] * y[i]};
            matrix[2 * i + 1] = new double[] {0, 0, 0, x[i], y[i], 1, -v[i] * x[i], -v[i] * y[i]};
            right[2 * i] = u[i];
            right[2 * i + 1] = v[i];
        }
        LeastSquares linear = new LeastSquares(matrix, right);
        if (!linear.regular()) {
            return false;
        }
        entries = linear.solution();
        return true;
    }

    private void refine() {
        double error = squaredError(entries);
        for (int step = 0; step < LARGEST_STEPS; step++) {
            double[] change = linearize(entries).solution();
            double[] next = entries;
            double nextError = Double.POSITIVE_INFINITY;
            for (double share = 1; share > 1e-3 && nextError > error; share /= 2) {
                next = moved(change, share);
                nextError = squaredError(next);
            }
            if (nextError > error) {
                return;
            }
            double gained = error - nextError;
            entries = next;
            error = nextError;
            if (gained <= SMALLEST_STEP * (1 + error)) {
                return;
            }
        }
    }

    private double[] moved(double[] change, double share) {
        double[] next = entries.clone();
        Arrays.setAll(next, i -> entries[i] + share * change[i]);
        return next;
    }

    private LeastSquares linearize(double[] at) {
        int count = u.length;
        double[][] jacobian = new double[2 * count][PARAMETERS];
        double[] residuals = new double[2 * count];
        for (int i = 0; i < count; i++) {
            Projection projected = Projection.of(at, x[i], y[i]);
            projected.derivatives(jacobian[2 * i], jacobian[2 * i + 1]);
            residuals[2 * i] = u[i] - projected.u();
            residuals[2 * i + 1] = v[i] - projected.v();
        }
        return new LeastSquares(jacobian, residuals);
    }

    private double squaredError(double[] at) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            Projection projected = Projection.of(at, x[i], y[i]);
            double across = projected.u() - u[i];
            double down = projected.v() - v[i];
            sum += across * across + down * down;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    private boolean allBeforeCamera() {
        for (int i = 0; i < u.length; i++) {
            if (!(Projection.of(entries, x[i], y[i]).depth() > 0)) {
                return false;
            }
        }
        return true;
    }

    /** The error of a picked point is the one that is said, or the one that the residuals show, if that is larger. */
    private GroundPlane plane(double noisePixels) {
        double noise = noisePixels * picture.scale();
        double variance = noise * noise;
        int surplus = 2 * u.length - PARAMETERS;
        if (surplus > 0) {
            variance = Math.max(variance, squaredError(entries) / surplus);
        }
        covariance = linearize(entries).covariance();
        for (double[] row : covariance) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= variance;
            }
        }
        return new GroundPlane(picture, ground, entries, covariance);
    }
}

package io.qilian.bundles.vision.internal.calibration;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes points of the picture to the ground and back, with the errors of the point and of the calibration itself. */
public final class GroundPlane {

    /** A thousand times as far away as the centre of the calibration points is as good as the horizon. */
    private static final double LEAST_NEARNESS = 1e-3;

    private final Normalization picture;
    private final Normalization ground;
    private final double[] entries;
    private final double[][] covariance;
    private final double[] inverse;

    GroundPlane(Normalization picture, Normalization ground, double[] entries, double[][] covariance) {
        this.picture = picture;
        this.ground = ground;
        this.entries = entries.clone();
        this.covariance = covariance;
        this.inverse = inverse(entries);
    }

    /**
     * Fits a plane to pairs of points.
     *
     * @param pictures points in pixels
     * @param grounds the same points in metres
     * @param noisePixels standard deviation of a picked point
     * @return the plane
     * @throws ProblemException if the points do not determine one
     */
    public static GroundPlane fit(List<Point> pictures, List<Point> grounds, double noisePixels) {
        GroundPlane plane = HomographyFit.solve(pictures, grounds, noisePixels);
        if (plane != null) {
            return plane;
        }
        if (!PointLayout.spansPlane(pictures, grounds)) {
            throw new ProblemException(Problem.of(
                            "vision.calibration.points-on-line",
                            ProblemKind.CONFIGURATION,
                            "The points of the calibration do not span a plane",
                            "calibration points",
                            "Choose points at the corners of an area as large as possible,"
                                    + " such as both ends of two lane markings")
                    .comparing("four points of which no three lie on one line", "all but one lie on one line"));
        }
        throw new ProblemException(Problem.of(
                        "vision.calibration.order",
                        ProblemKind.CONFIGURATION,
                        "No camera can see these points as they are given",
                        "calibration points",
                        "Check that each picture point has the ground point that belongs to it,"
                                + " and that all lie on the same level ground below the horizon")
                .comparing("all points on the same side of the horizon", "points on both sides"));
    }

    /**
     * Fits a plane without one of the pairs.
     *
     * @param pictures points in pixels
     * @param grounds the same points in metres
     * @param left index of the pair that is left out
     * @return the plane; empty if the others do not determine one
     */
    public static Optional<GroundPlane> fitWithout(List<Point> pictures, List<Point> grounds, int left) {
        if (pictures.size() <= HomographyFit.PARAMETERS / 2) {
            return Optional.empty();
        }
        List<Point> otherPictures = new ArrayList<>(pictures);
        List<Point> otherGrounds = new ArrayList<>(grounds);
        otherPictures.remove(left);
        otherGrounds.remove(left);
        return Optional.ofNullable(HomographyFit.solve(otherPictures, otherGrounds, 1));
    }

    /**
     * From the picture to the ground.
     *
     * @param point in pixels
     * @return in metres; empty on and above the horizon
     */
    public Optional<Point> ground(Point point) {
        double u = picture.x(point);
        double v = picture.y(point);
        double x = inverse[0] * u + inverse[1] * v + inverse[2];
        double y = inverse[3] * u + inverse[4] * v + inverse[5];
        double nearness = inverse[6] * u + inverse[7] * v + inverse[8];
        if (!(nearness > LEAST_NEARNESS)) {
            return Optional.empty();
        }
        return Optional.of(ground.back(x / nearness, y / nearness));
    }

    /**
     * From the ground to the picture.
     *
     * @param point in metres
     * @return in pixels; empty behind the camera
     */
    public Optional<Point> picture(Point point) {
        Projection projected = Projection.of(entries, ground.x(point), ground.y(point));
        return projected.depth() > 0 ? Optional.of(picture.back(projected.u(), projected.v())) : Optional.empty();
    }

    /**
     * Error of a ground point that comes of the error of its picture point.
     *
     * @param point the ground point in metres
     * @param noiseX standard deviation of the picture point to the right, in pixels
     * @param noiseY standard deviation of the picture point downwards, in pixels
     * @return covariance in square metres
     */
    public Covariance pointError(Point point, double noiseX, double noiseY) {
        double[] back = slopeBack(point);
        double across = noiseX * picture.scale();
        double down = noiseY * picture.scale();
        double metres = 1 / (ground.scale() * ground.scale());
        return new Covariance(
                metres * (back[0] * back[0] * across * across + back[1] * back[1] * down * down),
                metres * (back[0] * back[2] * across * across + back[1] * back[3] * down * down),
                metres * (back[2] * back[2] * across * across + back[3] * back[3] * down * down));
    }

    /**
     * Error of a ground point that comes of the error of the calibration.
     *
     * @param point the ground point in metres
     * @return covariance in square metres
     */
    public Covariance calibrationError(Point point) {
        return spread(sensitivity(point));
    }

    /**
     * Error of the way between two ground points that comes of the error of the calibration: most of it is the same at
     * both and falls out.
     *
     * @param from a ground point in metres
     * @param to another one
     * @return covariance in square metres
     */
    public Covariance displacementError(Point from, Point to) {
        double[][] difference = sensitivity(to);
        double[][] subtracted = sensitivity(from);
        for (int axis = 0; axis < 2; axis++) {
            for (int i = 0; i < HomographyFit.PARAMETERS; i++) {
                difference[axis][i] -= subtracted[axis][i];
            }
        }
        return spread(difference);
    }

    /** Derivatives of a ground point, for a fixed picture point, by the entries of the matrix; in metres. */
    private double[][] sensitivity(Point point) {
        Projection projected = Projection.of(entries, ground.x(point), ground.y(point));
        double[] ofU = new double[HomographyFit.PARAMETERS];
        double[] ofV = new double[HomographyFit.PARAMETERS];
        projected.derivatives(ofU, ofV);
        double[] back = slopeBack(point);
        double[][] sensitivity = new double[2][HomographyFit.PARAMETERS];
        for (int i = 0; i < HomographyFit.PARAMETERS; i++) {
            sensitivity[0][i] = -(back[0] * ofU[i] + back[1] * ofV[i]) / ground.scale();
            sensitivity[1][i] = -(back[2] * ofU[i] + back[3] * ofV[i]) / ground.scale();
        }
        return sensitivity;
    }

    private Covariance spread(double[][] sensitivity) {
        double[] sums = new double[3];
        for (int i = 0; i < HomographyFit.PARAMETERS; i++) {
            for (int j = 0; j < HomographyFit.PARAMETERS; j++) {
                sums[0] += sensitivity[0][i] * covariance[i][j] * sensitivity[0][j];
                sums[1] += sensitivity[0][i] * covariance[i][j] * sensitivity[1][j];
                sums[2] += sensitivity[1][i] * covariance[i][j] * sensitivity[1][j];
            }
        }
        return new Covariance(sums[0], sums[1], sums[2]);
    }

    /** Derivatives of the ground point by the picture point, both normalised. */
    private double[] slopeBack(Point point) {
        Projection projected = Projection.of(entries, ground.x(point), ground.y(point));
        double[] slope = projected.slope(entries);
        double determinant = slope[0] * slope[3] - slope[1] * slope[2];
        return new double[] {
            slope[3] / determinant, -slope[1] / determinant, -slope[2] / determinant, slope[0] / determinant
        };
    }

    private static double[] inverse(double[] h) {
        double[] adjugate = {
            h[4] - h[5] * h[7],
            h[2] * h[7] - h[1],
            h[1] * h[5] - h[2] * h[4],
            h[5] * h[6] - h[3],
            h[0] - h[2] * h[6],
            h[2] * h[3] - h[0] * h[5],
            h[3] * h[7] - h[4] * h[6],
            h[1] * h[6] - h[0] * h[7],
            h[0] * h[4] - h[1] * h[3]
        };
        double determinant = h[0] * adjugate[0] + h[1] * adjugate[3] + h[2] * adjugate[6];
        for (int i = 0; i < adjugate.length; i++) {
            adjugate[i] /= determinant;
        }
        return adjugate;
    }
}

package io.qilian.bundles.vision.api.calibration;

import io.qilian.bundles.vision.internal.calibration.CalibrationCheck;
import io.qilian.bundles.vision.internal.calibration.Covariance;
import io.qilian.bundles.vision.internal.calibration.GroundPlane;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;
import java.util.Optional;

/**
 * Takes points of the picture to points of level ground, in metres, and says how sure they are.
 *
 * <p>A homography from four or more pairs of points: the direct linear transformation on normalised points, refined by
 * Gauss-Newton steps on the distances in the picture when there are more than four (R. Hartley, A. Zisserman: Multiple
 * View Geometry, 2nd ed., chapter 4). Errors are carried forward to first order (chapter 5): those of the point, and
 * those that picking the calibration points has left in the matrix.
 *
 * <p>Holds for what stands on the ground; lenses must not bend straight lines. Immutable and thread-safe.
 */
public final class Calibration {

    /** Most point pairs. */
    public static final int MAXIMUM_PAIRS = 32;

    /** Standard deviation of a point that a person picks in the picture, in pixels, where nothing better is known. */
    public static final double PICKING_NOISE_PIXELS = 2;

    private final List<PointPair> pairs;
    private final double noisePixels;
    private final GroundPlane plane;
    private final CalibrationReport report;

    private Calibration(List<PointPair> pairs, int width, int height, double noisePixels) {
        this.pairs = List.copyOf(pairs);
        this.noisePixels = noisePixels;
        List<Point> pictures = this.pairs.stream()
                .map(pair -> pair.picture().scaled(width, height))
                .toList();
        List<Point> grounds = this.pairs.stream().map(PointPair::ground).toList();
        this.plane = GroundPlane.fit(pictures, grounds, noisePixels);
        this.report = new CalibrationCheck(plane, pictures, grounds).report();
    }

    /**
     * Calibrates pictures of a size.
     *
     * @param pairs 4 to {@value #MAXIMUM_PAIRS} points, of which four are such that no three lie on one line; well
     *     spread
     * @param width width of the frames in pixels
     * @param height height of the frames in pixels
     * @param noisePixels standard deviation of a picked point, such as {@link #PICKING_NOISE_PIXELS}; where the points
     *     fit worse than that, what they show is taken instead
     * @return the calibration
     * @throws ProblemException if the points do not determine a plane, or no camera can see them so
     * @throws IllegalArgumentException if a number is not positive
     */
    public static Calibration solve(List<PointPair> pairs, int width, int height, double noisePixels) {
        if (width < 1 || height < 1 || !(noisePixels > 0 && noisePixels < 1000)) {
            throw new IllegalArgumentException("picture: expected an extent and a noise above 0, got " + width + "x"
                    + height + " with " + noisePixels + " pixels");
        }
        if (pairs.size() < 4 || pairs.size() > MAXIMUM_PAIRS) {
            throw new ProblemException(Problem.of(
                            "vision.calibration.pairs",
                            ProblemKind.CONFIGURATION,
                            "A calibration has too few or too many points",
                            "calibration points",
                            "Give at least 4 points; 6 or more show how good they are")
                    .comparing("4 to " + MAXIMUM_PAIRS + " pairs", pairs.size() + " pairs"));
        }
        return new Calibration(pairs, width, height, noisePixels);
    }

    /**
     * The same calibration for pictures of another size.
     *
     * @param width width of the frames in pixels
     * @param height height of the frames in pixels
     * @return the calibration of these pictures
     */
    public Calibration forPicture(int width, int height) {
        return solve(pairs, width, height, noisePixels);
    }

    /**
     * From the picture to the ground, for a point that is as sure as a picked one.
     *
     * @param picture in pixels
     * @return the place; empty on and above the horizon
     */
    public Optional<GroundPosition> ground(Point picture) {
        return ground(picture, noisePixels, noisePixels);
    }

    /**
     * From the picture to the ground.
     *
     * @param picture in pixels
     * @param noiseX standard deviation of the point to the right, in pixels
     * @param noiseY standard deviation of the point downwards, in pixels
     * @return the place; empty on and above the horizon
     */
    public Optional<GroundPosition> ground(Point picture, double noiseX, double noiseY) {
        return plane.ground(picture).map(point -> {
            Covariance error = plane.pointError(point, noiseX, noiseY).plus(plane.calibrationError(point));
            return new GroundPosition(point, error.xx(), error.xy(), error.yy());
        });
    }

    /**
     * From the ground to the picture.
     *
     * @param ground in metres
     * @return in pixels, also outside the frame; empty behind the camera
     */
    public Optional<Point> picture(Point ground) {
        return plane.picture(ground);
    }

    /**
     * How well it fits.
     *
     * @return the residuals
     */
    public CalibrationReport report() {
        return report;
    }

    /** What speeds are worked out with. */
    GroundPlane plane() {
        return plane;
    }
}

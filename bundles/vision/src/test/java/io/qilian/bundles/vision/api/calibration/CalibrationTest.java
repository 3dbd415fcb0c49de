package io.qilian.bundles.vision.api.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against cameras of which the truth is known. */
class CalibrationTest {

    private static final double[] FOUR = {-6, 15, 6, 15, 6, 45, -6, 45};
    private static final double[] EIGHT = {-6, 15, 6, 15, 6, 45, -6, 45, 0, 20, 3, 30, -4, 35, 5, 24};

    private final Random random = new Random(11);

    @Test
    void findsGroundPointsOfManyCamerasFromFourPoints() {
        for (int round = 0; round < 500; round++) {
            Camera camera = camera();
            Calibration calibration = solve(camera.pairs(0, random, FOUR));
            double x = -8 + 16 * random.nextDouble();
            double y = 12 + 60 * random.nextDouble();
            Point found = calibration.ground(camera.see(x, y)).orElseThrow().point();
            assertThat(found.distanceTo(new Point(x, y))).isLessThan(1e-6);
            assertThat(calibration.picture(new Point(x, y)).orElseThrow().distanceTo(camera.see(x, y)))
                    .isLessThan(1e-6);
        }
    }

    @Test
    void findsGroundPointsFromMorePointsWithoutResidual() {
        Calibration calibration = solve(Camera.onMast().pairs(0, random, EIGHT));
        assertThat(calibration.report().residualPixels()).isLessThan(1e-6);
        assertThat(calibration.report().leaveOneOutMetres().orElseThrow()).isLessThan(1e-6);
    }

    @Test
    void doesNotMindWhereTheGroundHasItsOrigin() {
        Camera camera = Camera.onMast();
        List<PointPair> far = camera.pairs(0, random, EIGHT).stream()
                .map(pair -> new PointPair(
                        pair.picture(),
                        new Point(pair.ground().x() + 512_345, pair.ground().y() + 3_456_789)))
                .toList();
        Point found = solve(far).ground(camera.see(2, 28)).orElseThrow().point();
        assertThat(found.x()).isCloseTo(512_347, within(1e-4));
        assertThat(found.y()).isCloseTo(3_456_817, within(1e-4));
    }

    @Test
    void saysHowSureAPointIs() {
        Camera camera = Camera.onMast();
        double squared = 0;
        int inside = 0;
        int rounds = 2000;
        for (int round = 0; round < rounds; round++) {
            Calibration calibration = solve(camera.pairs(2, random, EIGHT));
            Point seen = camera.see(2, 30);
            Point noisy = new Point(seen.x() + 2 * random.nextGaussian(), seen.y() + 2 * random.nextGaussian());
            GroundPosition found = calibration.ground(noisy).orElseThrow();
            double normalized = normalizedError(found, new Point(2, 30));
            squared += normalized;
            inside += normalized < 5.99 ? 1 : 0;
        }
        assertThat(squared / rounds / 2).isBetween(0.8, 1.2);
        assertThat((double) inside / rounds).isBetween(0.92, 0.98);
    }

    @Test
    void isLessSureFarAway() {
        Camera camera = Camera.onMast();
        Calibration calibration = solve(camera.pairs(2, random, EIGHT));
        double near = calibration.ground(camera.see(0, 20)).orElseThrow().sigmaMetres();
        double far = calibration.ground(camera.see(0, 100)).orElseThrow().sigmaMetres();
        assertThat(near).isLessThan(0.3);
        assertThat(far).isGreaterThan(10 * near);
    }

    @Test
    void tellsNoGroundPointOnOrAboveTheHorizon() {
        Camera camera = Camera.onMast();
        Calibration calibration = solve(camera.pairs(0, random, FOUR));
        assertThat(calibration.ground(new Point(960, camera.horizon() + 20))).isPresent();
        assertThat(calibration.ground(new Point(960, camera.horizon() - 1))).isEmpty();
        assertThat(calibration.ground(new Point(100, camera.horizon() - 400))).isEmpty();
    }

    @Test
    void tellsNoPicturePointBehindTheCamera() {
        Calibration calibration = solve(Camera.onMast().pairs(0, random, FOUR));
        assertThat(calibration.picture(new Point(0, -50))).isEmpty();
    }

    /** Of 16 coordinates with errors of 3 pixels, 8 are used up by the fit. */
    @Test
    void leavesTheResidualThatLeastSquaresMustLeave() {
        double squared = 0;
        for (int round = 0; round < 500; round++) {
            squared += Math.pow(
                    solve(Camera.onMast().pairs(3, random, EIGHT)).report().residualPixels(), 2);
        }
        assertThat(Math.sqrt(squared / 500)).isCloseTo(3 * Math.sqrt(2.0 * 8 / 16), within(0.1));
    }

    @Test
    void namesThePairThatIsWrong() {
        List<PointPair> pairs = new ArrayList<>(Camera.onMast().pairs(0.5, random, EIGHT));
        PointPair good = pairs.get(5);
        pairs.set(
                5,
                new PointPair(
                        good.picture(),
                        new Point(good.ground().x() + 4, good.ground().y())));
        CalibrationReport report = solve(pairs).report();
        assertThat(report.worstPair()).isEqualTo(6);
        assertThat(report.worstMetres()).isCloseTo(4, within(0.5));
        assertThat(report.leaveOneOutMetres().orElseThrow()).isGreaterThan(1);
    }

    @Test
    void cannotShowAnErrorWithFourPoints() {
        CalibrationReport report = solve(Camera.onMast().pairs(5, random, FOUR)).report();
        assertThat(report.residualPixels()).isLessThan(1e-6);
        assertThat(report.leaveOneOutMetres()).isEmpty();
    }

    @Test
    void refusesPointsOnALine() {
        assertRefused(
                Camera.onMast().pairs(0, random, -6, 15, -3, 20, 0, 25, 3, 30), "vision.calibration.points-on-line");
        assertRefused(
                Camera.onMast().pairs(0, random, -6, 15, -3, 20, 0, 25, 3, 30, 5, 15),
                "vision.calibration.points-on-line");
        assertRefused(
                Camera.onMast().pairs(0, random, -6, 15, -6, 15, 6, 45, -6, 45), "vision.calibration.points-on-line");
    }

    @Test
    void refusesPointsInAnOrderThatNoCameraSees() {
        List<PointPair> pairs = Camera.onMast().pairs(0, random, FOUR);
        List<PointPair> swapped = List.of(
                new PointPair(pairs.get(0).picture(), pairs.get(1).ground()),
                new PointPair(pairs.get(1).picture(), pairs.get(0).ground()),
                pairs.get(2),
                pairs.get(3));
        assertRefused(swapped, "vision.calibration.order");
    }

    @Test
    void refusesTooFewAndTooManyPoints() {
        assertRefused(Camera.onMast().pairs(0, random, FOUR).subList(0, 3), "vision.calibration.pairs");
        double[] many = new double[2 * Calibration.MAXIMUM_PAIRS + 2];
        assertRefused(Camera.onMast().pairs(0, random, many), "vision.calibration.pairs");
    }

    @Test
    void fitsPicturesOfAnotherSize() {
        Camera camera = Camera.onMast();
        Calibration half = solve(camera.pairs(0, random, EIGHT)).forPicture(960, 540);
        Point found =
                half.ground(camera.see(2, 30).scaled(0.5, 0.5)).orElseThrow().point();
        assertThat(found.distanceTo(new Point(2, 30))).isLessThan(1e-6);
    }

    private Camera camera() {
        return new Camera(4 + 10 * random.nextDouble(), 8 + 22 * random.nextDouble(), 700 + 1500 * random.nextDouble());
    }

    private static Calibration solve(List<PointPair> pairs) {
        return Calibration.solve(pairs, Camera.WIDTH, Camera.HEIGHT, Calibration.PICKING_NOISE_PIXELS);
    }

    private static void assertRefused(List<PointPair> pairs, String code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> solve(pairs))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo(code);
                    assertThat(refusal.problem().fix()).isNotBlank();
                });
    }

    private static double normalizedError(GroundPosition found, Point truth) {
        double across = found.point().x() - truth.x();
        double along = found.point().y() - truth.y();
        double determinant = found.varianceX() * found.varianceY() - found.covariance() * found.covariance();
        return (found.varianceY() * across * across
                        - 2 * found.covariance() * across * along
                        + found.varianceX() * along * along)
                / determinant;
    }
}

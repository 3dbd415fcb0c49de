package io.qilian.bundles.vision.api.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.testkit.ObservationBuilder;
import io.qilian.kernel.testkit.TrackBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A car of 1.8 by 1.5 metres drives before a camera of which the truth is known. */
class SpeedEstimatorTest {

    private static final Camera CAMERA = Camera.onMast();
    private static final double[] PICKED = {-6, 15, 6, 15, 6, 45, -6, 45, 0, 20, 3, 30, -4, 35, 5, 24};

    private final Random random = new Random(12);
    private double boxNoise = 0.02;

    @Test
    void tellsSpeedAndDirection() {
        boxNoise = 0;
        Speed speed = drive(exact(), new Motion(0, 20, 3, 12, 12.5), 25).orElseThrow();
        assertThat(speed.metresPerSecond()).isCloseTo(Math.hypot(3, 12), within(0.05));
        assertThat(speed.kilometresPerHour()).isCloseTo(3.6 * Math.hypot(3, 12), within(0.2));
        assertThat(speed.headingDegrees()).isCloseTo(Math.toDegrees(Math.atan2(12, 3)), within(1.0));
        assertThat(speed.span().toMillis()).isCloseTo(1920L, within(100L));
    }

    @Test
    void errsAsMuchAsItSays() {
        for (double fps : new double[] {3, 12.5, 25}) {
            double squared = 0;
            int told = 0;
            for (int round = 0; round < 300; round++) {
                Optional<Speed> speed = drive(picked(), new Motion(-2, 20, 0, 10, fps), (int) (2 * fps) + 2);
                if (speed.isPresent()) {
                    double off = speed.get().metresPerSecond() - 10;
                    squared += off * off / Math.pow(speed.get().sigmaMetresPerSecond(), 2);
                    told++;
                }
            }
            assertThat(told).as("at %s fps", fps).isGreaterThan(250);
            assertThat(squared / told).as("at %s fps", fps).isBetween(0.1, 1.3);
        }
    }

    @Test
    void isNotDeceivedByBoxesThatLeap() {
        SpeedEstimator estimator = new SpeedEstimator(exact(), SpeedSettings.DEFAULTS);
        for (int frame = 0; frame < 25; frame++) {
            double y = 20 + frame;
            Box box = box(0, y);
            boolean leap = frame % 9 == 5;
            Box seen = leap ? new Box(box.left(), box.top(), box.right(), box.bottom() + 0.25 * box.height()) : box;
            estimator.update(frame(seen, frame / 12.5));
        }
        assertThat(estimator.speed(1).orElseThrow().metresPerSecond()).isCloseTo(12.5, within(0.6));
    }

    @Test
    void leavesOutWhereThePictureCutsTheObjectOff() {
        SpeedEstimator estimator = new SpeedEstimator(exact(), SpeedSettings.DEFAULTS);
        for (int frame = 0; frame < 25; frame++) {
            Box whole = box(0, 10 + frame * 0.8);
            double bottom = Math.min(whole.bottom(), Camera.HEIGHT - 3);
            estimator.update(frame(new Box(whole.left(), whole.top(), whole.right(), bottom), frame / 12.5));
        }
        assertThat(estimator.speed(1).orElseThrow().metresPerSecond()).isCloseTo(10, within(0.6));
    }

    @Test
    void knowsThatSomethingStandsStill() {
        Speed speed = drive(picked(), new Motion(1, 25, 0, 0, 12.5), 30).orElseThrow();
        assertThat(speed.metresPerSecond()).isLessThan(3 * speed.sigmaMetresPerSecond());
    }

    @Test
    void keepsSilentFarAway() {
        assertThat(drive(picked(), new Motion(0, 400, 0, 10, 12.5), 30)).isEmpty();
    }

    @Test
    void keepsSilentIfItIsNotSureEnough() {
        SpeedSettings strict = SpeedSettings.DEFAULTS.refusingAbove(0.01, 3);
        SpeedEstimator estimator = new SpeedEstimator(picked(), strict);
        for (int frame = 0; frame < 30; frame++) {
            estimator.update(frame(noisy(box(0, 20 + frame / 2.0)), frame / 12.5));
        }
        assertThat(estimator.speed(1)).isEmpty();
    }

    @Test
    void keepsSilentUntilItHasSeenEnough() {
        assertThat(drive(exact(), new Motion(0, 20, 0, 10, 12.5), 3)).isEmpty();
        assertThat(drive(exact(), new Motion(0, 20, 0, 10, 60), 10)).isEmpty();
    }

    @Test
    void knowsNothingOfATrackThatWasNeverSeenOrIsGone() {
        SpeedEstimator estimator = new SpeedEstimator(exact(), SpeedSettings.DEFAULTS);
        assertThat(estimator.speed(1)).isEmpty();
        for (int frame = 0; frame < 30; frame++) {
            estimator.update(frame(box(0, 20 + frame), frame / 12.5));
        }
        assertThat(estimator.speed(2)).isEmpty();
        estimator.update(ObservationBuilder.observation()
                .picture(Camera.WIDTH, Camera.HEIGHT)
                .at(ObservationBuilder.START.plusSeconds(10))
                .build());
        assertThat(estimator.speed(1)).isEmpty();
    }

    private record Motion(double x, double y, double speedX, double speedY, double fps) {}

    private Optional<Speed> drive(Calibration calibration, Motion motion, int frames) {
        SpeedEstimator estimator = new SpeedEstimator(calibration, SpeedSettings.DEFAULTS);
        for (int frame = 0; frame < frames; frame++) {
            double seconds = frame / motion.fps();
            Box box = box(motion.x() + motion.speedX() * seconds, motion.y() + motion.speedY() * seconds);
            estimator.update(frame(noisy(box), seconds));
        }
        return estimator.speed(1);
    }

    private Box noisy(Box box) {
        double across = boxNoise * box.width();
        double down = boxNoise * box.height();
        double left = box.left() + across * random.nextGaussian();
        double right = box.right() + across * random.nextGaussian();
        return new Box(
                left,
                box.top() + down * random.nextGaussian(),
                Math.max(left + 1, right),
                box.bottom() + down * random.nextGaussian());
    }

    private static Box box(double x, double y) {
        Point left = CAMERA.see(x - 0.9, y);
        Point right = CAMERA.see(x + 0.9, y);
        double height = (right.x() - left.x()) * 1.5 / 1.8;
        return new Box(left.x(), left.y() - height, right.x(), right.y());
    }

    private static Observation frame(Box box, double seconds) {
        return ObservationBuilder.observation()
                .picture(Camera.WIDTH, Camera.HEIGHT)
                .at(ObservationBuilder.START.plusNanos(Math.round(seconds * 1e9)))
                .tracks(List.of(
                        TrackBuilder.track(new Detection("car", 0.9, box)).build()))
                .build();
    }

    private Calibration exact() {
        return Calibration.solve(CAMERA.pairs(0, random, PICKED), Camera.WIDTH, Camera.HEIGHT, 0.1);
    }

    private Calibration picked() {
        return Calibration.solve(CAMERA.pairs(2, random, PICKED), Camera.WIDTH, Camera.HEIGHT, 2);
    }
}

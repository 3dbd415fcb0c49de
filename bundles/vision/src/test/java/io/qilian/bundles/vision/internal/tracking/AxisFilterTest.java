package io.qilian.bundles.vision.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The filter's own opinion of its errors has to be true. */
class AxisFilterTest {

    private static final double NOISE_VARIANCE = 4;
    private static final double DENSITY = 9;

    @Test
    void errsAsMuchAsItSaysWhateverTheRateOfFrames() {
        for (double fps : new double[] {2, 5, 12.5, 25, 60}) {
            assertThat(meanNormalizedError(fps, false)).as("at %s fps", fps).isBetween(0.9, 1.1);
        }
    }

    @Test
    void errsAsMuchAsItSaysWhenFramesAreUneven() {
        assertThat(meanNormalizedError(10, true)).isBetween(0.9, 1.1);
    }

    @Test
    void predictsTheSameInOneStepAsInMany() {
        AxisFilter one = started();
        AxisFilter many = started();
        one.predict(1.5, DENSITY);
        for (int i = 0; i < 15; i++) {
            many.predict(0.1, DENSITY);
        }
        assertSame(one, many);
    }

    @Test
    void fadesTheSameInOneStepAsInMany() {
        AxisFilter one = started();
        AxisFilter many = started();
        one.predictFading(0.9, 0, 0.7);
        for (int i = 0; i < 9; i++) {
            many.predictFading(0.1, 0, 0.7);
        }
        assertSame(one, many);
    }

    @Test
    void keepsItsVelocityWhenNoTimePasses() {
        AxisFilter filter = started();
        double before = filter.velocity();
        filter.predict(0, DENSITY);
        filter.update(filter.position(), NOISE_VARIANCE);
        assertThat(filter.velocity()).isEqualTo(before);
    }

    @Test
    void isNoDistanceFromItself() {
        AxisFilter filter = started();
        AxisFilter same = new AxisFilter();
        same.copyFrom(filter);
        assertThat(filter.squaredDistance(same)).isZero();
    }

    @Test
    void staysPositiveThroughALongLife() {
        AxisFilter filter = started();
        for (int i = 0; i < 1_000_000; i++) {
            filter.predict(0.04, DENSITY);
            filter.update(100, NOISE_VARIANCE);
        }
        assertThat(filter.positionVariance()).isPositive();
        assertThat(filter.velocityVariance()).isPositive();
        assertThat(filter.positionVariance() * filter.velocityVariance())
                .isGreaterThan(filter.covariance() * filter.covariance());
    }

    private static AxisFilter started() {
        AxisFilter filter = new AxisFilter();
        filter.start(100, NOISE_VARIANCE);
        filter.expectVelocity(3, 25);
        filter.predict(0.2, DENSITY);
        filter.update(104, NOISE_VARIANCE);
        return filter;
    }

    private static void assertSame(AxisFilter one, AxisFilter many) {
        assertThat(many.position()).isCloseTo(one.position(), within(1e-9));
        assertThat(many.velocity()).isCloseTo(one.velocity(), within(1e-9));
        assertThat(many.positionVariance()).isCloseTo(one.positionVariance(), within(1e-9));
        assertThat(many.covariance()).isCloseTo(one.covariance(), within(1e-9));
        assertThat(many.velocityVariance()).isCloseTo(one.velocityVariance(), within(1e-9));
    }

    /**
     * Normalised estimation error squared (Bar-Shalom 2001, 5.4.2) divided by its 2 degrees of freedom: 1 on average if
     * the covariance is true. The truth is drawn from the model: white-noise acceleration, exactly discretised.
     */
    private static double meanNormalizedError(double fps, boolean uneven) {
        Random random = new Random(7);
        double sum = 0;
        int count = 0;
        for (int run = 0; run < 400; run++) {
            double velocity = 20 * random.nextGaussian();
            double position = 0;
            AxisFilter filter = new AxisFilter();
            filter.start(position + Math.sqrt(NOISE_VARIANCE) * random.nextGaussian(), NOISE_VARIANCE);
            filter.expectVelocity(0, 400);
            for (int frame = 0; frame < 40; frame++) {
                double seconds = (uneven ? 0.2 + 1.6 * random.nextDouble() : 1) / fps;
                double a = random.nextGaussian();
                double b = random.nextGaussian();
                double push = Math.sqrt(DENSITY * seconds) * a;
                position += velocity * seconds + seconds * push / 2 + Math.sqrt(DENSITY * seconds / 12) * seconds * b;
                velocity += push;
                filter.predict(seconds, DENSITY);
                filter.update(position + Math.sqrt(NOISE_VARIANCE) * random.nextGaussian(), NOISE_VARIANCE);
                sum += normalizedError(filter, position, velocity) / 2;
                count++;
            }
        }
        return sum / count;
    }

    private static double normalizedError(AxisFilter filter, double position, double velocity) {
        double apart = filter.position() - position;
        double faster = filter.velocity() - velocity;
        double determinant =
                filter.positionVariance() * filter.velocityVariance() - filter.covariance() * filter.covariance();
        return (filter.velocityVariance() * apart * apart
                        - 2 * filter.covariance() * apart * faster
                        + filter.positionVariance() * faster * faster)
                / determinant;
    }
}

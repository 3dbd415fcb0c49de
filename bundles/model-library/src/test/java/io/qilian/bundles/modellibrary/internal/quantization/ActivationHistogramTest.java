package io.qilian.bundles.modellibrary.internal.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivationHistogramTest {

    private final ActivationHistogram histogram = new ActivationHistogram();

    private void add(float... numbers) {
        histogram.add(FloatBuffer.wrap(numbers));
    }

    @Test
    void knowsTheWholeRangeWithZeroInIt() {
        add(3, 5);
        assertThat(histogram.least()).isZero();
        assertThat(histogram.most()).isEqualTo(5);
        add(-1000);
        assertThat(histogram.least()).isEqualTo(-1000);
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        add(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1);
        assertThat(histogram.most()).isEqualTo(1);
        assertThat(histogram.least()).isZero();
        assertThat(histogram.power()).isCloseTo(1, within(0.01));
    }

    @Test
    void theOrderOfTheNumbersDoesNotMatter() {
        float[] numbers = spread(1000, 1);
        add(numbers);
        add(300);
        ActivationHistogram turned = new ActivationHistogram();
        turned.add(FloatBuffer.wrap(new float[] {300}));
        turned.add(FloatBuffer.wrap(numbers));
        assertThat(histogram.power()).isEqualTo(turned.power());
        AffineScale scale = AffineScale.covering(-1, 2);
        assertThat(histogram.noise(scale)).isEqualTo(turned.noise(scale));
    }

    @Test
    void noiseAndPowerAreThoseOfTheNumbers() {
        float[] numbers = spread(20_000, 3);
        add(numbers);
        AffineScale scale = AffineScale.covering(-2, 4);
        double noise = 0;
        double power = 0;
        for (float number : numbers) {
            noise += Math.pow(number - scale.dequantize(scale.quantize(number)), 2);
            power += number * number;
        }
        assertThat(histogram.power()).isCloseTo(power, within(0.001 * power));
        assertThat(histogram.noise(scale)).isCloseTo(noise, within(0.02 * noise));
    }

    @Test
    void fewGreatNumbersAreClippedOnlyByTheRuleOfLeastSquares() {
        add(spread(100_000, 1));
        add(60);
        AffineScale whole = RangeRule.WHOLE.choose(histogram);
        AffineScale clipped = RangeRule.LEAST_SQUARES.choose(histogram);
        assertThat(whole.quantize(60)).isEqualTo(255);
        assertThat(clipped.scale()).isLessThan(whole.scale());
        assertThat(histogram.noise(clipped)).isLessThan(histogram.noise(whole));
    }

    private static float[] spread(int count, double width) {
        Random random = new Random(7);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (width * random.nextGaussian());
        }
        return numbers;
    }
}

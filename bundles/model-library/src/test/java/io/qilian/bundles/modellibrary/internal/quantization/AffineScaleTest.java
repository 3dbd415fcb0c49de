package io.qilian.bundles.modellibrary.internal.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors are those of the operators QuantizeLinear and DequantizeLinear in ONNX's specification. */
class AffineScaleTest {

    @ParameterizedTest
    @CsvSource({"0, 128", "2, 129", "3, 130", "1000, 255", "-254, 1", "-1000, 0"})
    void quantizesAsTheSpecificationShows(float number, int step) {
        assertThat(new AffineScale(2, 128).quantize(number)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"0, -256", "3, -250", "128, 0", "255, 254"})
    void dequantizesAsTheSpecificationShows(int step, float number) {
        assertThat(new AffineScale(2, 128).dequantize(step)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "1.5, 2", "2.5, 2", "3.5, 4", "-0.5, 0"})
    void roundsHalvesToEven(float number, int step) {
        assertThat(new AffineScale(1, 0).quantize(number)).isEqualTo(step);
    }

    @Test
    void coversARangeWithAllSteps() {
        AffineScale scale = AffineScale.covering(-1, 3);
        assertThat(scale.quantize(-1)).isZero();
        assertThat(scale.quantize(3)).isEqualTo(255);
        assertThat(scale.zeroPoint()).isEqualTo(64);
    }

    @Test
    void zeroStaysZeroWhateverTheRange() {
        assertThat(AffineScale.covering(2, 6)).isEqualTo(AffineScale.covering(0, 6));
        assertThat(AffineScale.covering(-6, -2).zeroPoint()).isEqualTo(255);
        AffineScale uneven = AffineScale.covering(-0.37, 1.93);
        assertThat(uneven.dequantize(uneven.quantize(0))).isZero();
    }

    @Test
    void anActivationThatIsAlwaysZeroHasAScaleAllTheSame() {
        AffineScale scale = AffineScale.covering(0, 0);
        assertThat(scale.scale()).isPositive();
        assertThat(scale.quantize(0)).isZero();
    }

    @Test
    void pixelsAsSharesOfOneAreExact() {
        AffineScale scale = AffineScale.covering(0, 1);
        for (int pixel = 0; pixel <= 255; pixel++) {
            assertThat(scale.quantize(pixel / 255f)).isEqualTo(pixel);
        }
    }
}

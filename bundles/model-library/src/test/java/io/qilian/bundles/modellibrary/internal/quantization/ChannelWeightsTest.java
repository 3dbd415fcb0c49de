package io.qilian.bundles.modellibrary.internal.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChannelWeightsTest {

    @Test
    void eachChannelUsesAllStepsOnBothSidesOfZero() {
        ChannelWeights weights = ChannelWeights.of(new float[] {1, -0.5f, 100, -25}, 2, new float[0], 0.1f);
        assertThat(weights.weights()).containsExactly(127, -64, 127, -32);
        assertThat(weights.scales()[0]).isCloseTo(1 / 127f, within(1e-9f));
        assertThat(weights.scales()[1]).isCloseTo(100 / 127f, within(1e-6f));
        assertThat(weights.bias()).isEmpty();
    }

    @Test
    void theBiasHasTheScaleOfInputTimesWeight() {
        ChannelWeights weights = ChannelWeights.of(new float[] {127, 63.5f}, 2, new float[] {10, -3}, 0.5f);
        assertThat(weights.biasScales()).containsExactly(0.5f, 0.25f);
        assertThat(weights.bias()).containsExactly(20, -12);
    }

    @Test
    void aChannelWithTinyWeightsAndAGreatBiasDoesNotRunOver() {
        ChannelWeights weights = ChannelWeights.of(new float[] {1e-12f}, 1, new float[] {5}, 0.01f);
        assertThat(weights.bias()[0]).isBetween(1 << 29, 1 << 30);
        assertThat((double) weights.bias()[0] * weights.biasScales()[0]).isCloseTo(5, within(1e-4));
    }

    @Test
    void aChannelOfZerosStaysZero() {
        ChannelWeights weights = ChannelWeights.of(new float[] {0, 0}, 1, new float[] {0}, 1);
        assertThat(weights.weights()).containsExactly(0, 0);
        assertThat(weights.bias()).containsExactly(0);
        assertThat(weights.noise()).isZero();
    }
}

package io.qilian.bundles.modellibrary.internal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

    private static final double ENDLESS = 1e12;

    /** By hand: (0.2 - 0.5) ln (0.2 / 0.5) + (0.8 - 0.5) ln (0.8 / 0.5) = 0.3 ln 2.5 + 0.3 ln 1.6 = 0.3 ln 4. */
    @Test
    void isTheSumOverTheBinsOfTheChangeOfTheShareTimesTheLogarithmOfTheirRatio() {
        double index = PopulationStability.index(new double[] {50, 50}, ENDLESS, new double[] {2, 8}, ENDLESS);
        assertThat(index).isCloseTo(0.3 * Math.log(4), within(1e-9)).isCloseTo(0.41588831, within(1e-8));
    }

    @Test
    void isNothingForTheSameSharesHoweverManyWereCounted() {
        double index = PopulationStability.index(new double[] {1, 2, 3}, 500, new double[] {100, 200, 300}, 500);
        assertThat(index).isCloseTo(0, within(1e-12));
    }

    /** By hand, with (c + 1/2) / (n + 1) for n = 9: 9.5/10 and 0.5/10 against 0.5/10 and 9.5/10: 2 * 0.9 ln 19. */
    @Test
    void takesAnEmptyBinForHalfAnObservation() {
        double index = PopulationStability.index(new double[] {9, 0}, 9, new double[] {0, 9}, 9);
        assertThat(index).isCloseTo(1.8 * Math.log(19), within(1e-9));
    }

    @Test
    void isTheSquareOfTheShiftOfANormalDistributionInItsOwnWidth() {
        double[] here = new double[200];
        double[] there = new double[200];
        for (int bin = 0; bin < here.length; bin++) {
            here[bin] = Math.exp(-Math.pow((bin - 95) / 10.0, 2) / 2);
            there[bin] = Math.exp(-Math.pow((bin - 105) / 10.0, 2) / 2);
        }
        assertThat(PopulationStability.index(here, ENDLESS, there, ENDLESS)).isCloseTo(1, within(0.01));
    }

    /** The quantile 0.999 of chi-square with 9 degrees of freedom is 27.877. */
    @Test
    void expectsMoreOfFewObservations() {
        assertThat(PopulationStability.noise(10, 200, 100)).isCloseTo(27.877 * (0.005 + 0.01), within(0.005));
        assertThat(PopulationStability.noise(1, 200, 100)).isZero();
    }

    @Test
    void aValueThatMovesOverTheEdgeOfABinMakesHardlyADifference() {
        double[] here = new double[Histograms.LUMA_BINS];
        double[] there = new double[Histograms.LUMA_BINS];
        here[15] = 1000;
        there[16] = 1000;
        double index = PopulationStability.index(
                Comparison.smooth(DriftQuantity.BRIGHTNESS, here), 1024,
                Comparison.smooth(DriftQuantity.BRIGHTNESS, there), 1024);
        assertThat(index).isLessThan(0.25);
        assertThat(PopulationStability.index(here, 1024, there, 1024)).isGreaterThan(10);
    }

    @Test
    void smoothingLosesNothing() {
        double[] counts = new double[Histograms.LUMA_BINS];
        counts[0] = 10;
        counts[31] = 20;
        assertThat(PopulationStability.sum(Comparison.smooth(DriftQuantity.BRIGHTNESS, counts)))
                .isCloseTo(30, within(1e-9));
        double[] hues = new double[Histograms.HUE_BINS + 1];
        hues[0] = 4;
        hues[Histograms.GREY] = 5;
        assertThat(Comparison.smooth(DriftQuantity.COLOUR, hues))
                .startsWith(2, 1)
                .endsWith(0, 1, 5);
    }
}

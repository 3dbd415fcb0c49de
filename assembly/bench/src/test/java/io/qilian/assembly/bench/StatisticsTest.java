package io.qilian.assembly.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is told of figures, and what the command line takes. */
class StatisticsTest {

    @Test
    void takesTheMiddle() {
        assertThat(Statistics.median(9, 1, 5)).isEqualTo(5);
        assertThat(Statistics.median(1, 2, 3, 10)).isEqualTo(2.5);
    }

    @Test
    void interpolatesQuantiles() {
        assertThat(Statistics.quantile(0.25, 0, 1, 2, 3)).isCloseTo(0.75, within(1e-12));
        assertThat(Statistics.quantile(1, 4, 2)).isEqualTo(4);
        assertThatThrownBy(() -> Statistics.quantile(2, 1)).hasMessageContaining("0 to 1");
    }

    @Test
    void fitsALine() {
        assertThat(Statistics.slope(5, 7, 9, 11)).isCloseTo(2, within(1e-12));
        assertThat(Statistics.slope(3)).isZero();
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> Arguments.parse("--speed", "9")).hasMessageContaining("unknown option --speed");
        assertThatThrownBy(() -> Arguments.parse("--rounds")).hasMessageContaining("needs a value");
    }
}

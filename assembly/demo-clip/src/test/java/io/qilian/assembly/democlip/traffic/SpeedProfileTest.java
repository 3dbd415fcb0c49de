package io.qilian.assembly.democlip.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpeedProfileTest {

    /** 12 m/s, from second 4 braking to a stop in 6 s, standing for 10 s, then off again to 8 m/s in 5 s. */
    private static final SpeedProfile STOPPING =
            SpeedProfile.constant(12).changing(4, 0, 6).changing(20, 8, 5);

    @Test
    void countsTheWayExactly() {
        assertThat(STOPPING.metres(4)).isEqualTo(48);
        assertThat(STOPPING.metres(10)).isCloseTo(48 + 36, within(1e-9));
        assertThat(STOPPING.metres(19)).isCloseTo(84, within(1e-9));
        assertThat(STOPPING.metres(25)).isCloseTo(84 + 20, within(1e-9));
        assertThat(STOPPING.metres(27)).isCloseTo(104 + 16, within(1e-9));
    }

    @Test
    void changesSpeedEvenly() {
        assertThat(STOPPING.speed(7)).isCloseTo(6, within(1e-9));
        assertThat(STOPPING.speed(15)).isZero();
        assertThat(STOPPING.speed(22.5)).isCloseTo(4, within(1e-9));
        assertThat(STOPPING.speed(90)).isEqualTo(8);
    }

    @Test
    void findsTheTimeOfEachWay() {
        for (double second = 0.1; second < 40; second += 0.37) {
            double metres = STOPPING.metres(second);
            if (STOPPING.speed(second) > 0) {
                assertThat(STOPPING.seconds(metres)).isCloseTo(second, within(1e-6));
            }
        }
    }

    @Test
    void agreesWithTheSumOfItsSpeeds() {
        double metres = 0;
        for (int step = 0; step < 30_000; step++) {
            metres += STOPPING.speed((step + 0.5) / 1000) / 1000;
        }
        assertThat(metres).isCloseTo(STOPPING.metres(30), within(1e-3));
    }

    @Test
    void listsItsStops() {
        assertThat(STOPPING.stops()).hasSize(1);
        assertThat(STOPPING.stops().get(0)).containsExactly(10, 20);
        assertThat(SpeedProfile.constant(3).stops()).isEmpty();
        assertThat(SpeedProfile.standing().stops().get(0)).containsExactly(0, Double.POSITIVE_INFINITY);
    }

    @Test
    void neverArrivesWhenItStands() {
        assertThat(SpeedProfile.standing().seconds(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void refusesChangesInThePastAndNegativeSpeeds() {
        assertThatThrownBy(() -> STOPPING.changing(10, 5, 2)).hasMessageContaining("after 25.0 s");
        assertThatThrownBy(() -> STOPPING.changing(30, -1, 2)).hasMessageContaining("-1.0 m/s");
        assertThatThrownBy(() -> SpeedProfile.constant(0)).hasMessageContaining("more than 0");
    }
}

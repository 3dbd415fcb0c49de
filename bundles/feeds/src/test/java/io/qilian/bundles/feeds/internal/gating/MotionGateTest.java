package io.qilian.bundles.feeds.internal.gating;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.MotionSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MotionGateTest {

    private static final int CELLS = MotionGate.COLUMNS * MotionGate.ROWS;
    private static final MotionSettings USUAL = new MotionSettings(12, 0.002, Duration.ofSeconds(2));

    private final MotionGate gate = new MotionGate(USUAL, Duration.ofSeconds(10));
    private long atMs;

    @Test
    void letsAStillPictureThroughOnceInAHeartbeat() {
        int admitted = 0;
        for (int frame = 0; frame < 25 * 60; frame++) {
            admitted += admits(noisy(100)) ? 1 : 0;
        }
        assertThat(admitted)
                .as("two seconds at the beginning, then one in ten seconds")
                .isBetween(51 + 4, 51 + 6);
    }

    @Test
    void letsThroughWhileSomethingSmallMovesAndForAWhileAfter() {
        quiet(15_000);
        for (int column = 0; column < 40; column++) {
            byte[] cells = noisy(100);
            for (int row = 10; row < 13; row++) {
                Arrays.fill(
                        cells, row * MotionGate.COLUMNS + column, row * MotionGate.COLUMNS + column + 2, (byte) 160);
            }
            assertThat(admits(cells)).isTrue();
        }
        assertThat(quiet(1_500)).as("just after").isPositive();
        quiet(20_000);
        assertThat(quiet(5_000)).isLessThanOrEqualTo(1);
    }

    @Test
    void isNotMovedByTheLightOfTheWholePicture() {
        quiet(15_000);
        int admitted = 0;
        for (int frame = 0; frame < 100; frame++) {
            admitted += admits(noisy(100 + frame)) ? 1 : 0;
        }
        assertThat(admitted).isLessThanOrEqualTo(1);
    }

    @Test
    void takesWhatHasStoppedForBackground() {
        quiet(15_000);
        byte[] parked = noisy(100);
        Arrays.fill(parked, 500, 530, (byte) 200);
        assertThat(admits(parked)).isTrue();
        for (int frame = 0; frame < 25 * 30; frame++) {
            admits(parked);
        }
        int admitted = 0;
        for (int frame = 0; frame < 25 * 5; frame++) {
            admitted += admits(parked) ? 1 : 0;
        }
        assertThat(admitted).isLessThanOrEqualTo(1);
    }

    @Test
    void beginsAnewWhenTheStreamDoes() {
        quiet(60_000);
        atMs = 0;
        assertThat(admits(noisy(30))).isTrue();
    }

    private int quiet(long lengthMs) {
        int admitted = 0;
        for (long end = atMs + lengthMs; atMs < end; ) {
            admitted += admits(noisy(100)) ? 1 : 0;
        }
        return admitted;
    }

    private boolean admits(byte[] cells) {
        boolean admitted = gate.admits(cells, Duration.ofMillis(atMs));
        atMs += 40;
        return admitted;
    }

    /** A plain picture with the noise that a sensor leaves in the mean of a cell. */
    private byte[] noisy(int brightness) {
        Random random = new Random(atMs);
        byte[] cells = new byte[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            cells[cell] = (byte) (brightness + random.nextInt(-2, 3));
        }
        return cells;
    }
}

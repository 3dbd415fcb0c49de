package io.qilian.bundles.modellibrary.internal.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.internal.drift.AlarmLatch.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmLatchTest {

    private static final double LEVEL = 0.25;

    private final AlarmLatch latch = new AlarmLatch(2, false);

    @Test
    void raisesAnAlarmOnceAfterEnoughWindowsInARow() {
        assertThat(offer(0.3, 0.2, 0.3)).containsOnly(Change.NONE);
        assertThat(offer(0.3, 0.3, 9)).containsExactly(Change.RAISED, Change.NONE, Change.NONE);
        assertThat(latch.raised()).isTrue();
    }

    @Test
    void theLevelItselfIsNotAboveTheLevel() {
        assertThat(offer(LEVEL, LEVEL, LEVEL)).containsOnly(Change.NONE);
    }

    @Test
    void endsAfterThreeCalmWindowsInARow() {
        offer(1, 1);
        assertThat(offer(0.1, 0.1, 0.16, 0.1, 0.1)).containsOnly(Change.NONE);
        assertThat(offer(0.1)).containsExactly(Change.ENDED);
        assertThat(offer(0.1, 0.1, 0.1)).containsOnly(Change.NONE);
        assertThat(latch.raised()).isFalse();
    }

    @Test
    void doesNotFlickerAroundTheLevel() {
        offer(1, 1);
        for (int turn = 0; turn < 100; turn++) {
            assertThat(offer(0.24, 0.26)).containsOnly(Change.NONE);
        }
    }

    @Test
    void goesOnWithAnAlarmThatWasThereBefore() {
        AlarmLatch before = new AlarmLatch(2, true);
        assertThat(before.offer(1, LEVEL)).isEqualTo(Change.NONE);
        assertThat(before.offer(1, LEVEL)).isEqualTo(Change.NONE);
        assertThat(before.raised()).isTrue();
    }

    private List<Change> offer(double... indices) {
        List<Change> changes = new ArrayList<>();
        Arrays.stream(indices).forEach(psi -> changes.add(latch.offer(psi, LEVEL)));
        return changes;
    }
}

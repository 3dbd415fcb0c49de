package io.qilian.bundles.modellibrary.internal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** On a clock that only the calls move. */
class CallerLoopTest {

    private final AtomicLong nowNs = new AtomicLong(1000);
    private int calls;

    @Test
    void callsUntilTheTimeIsOverAndTakesTheTimeOfEachCall() {
        long[] script = {30, 10, 50, 20};
        Latencies latencies = new CallerLoop(nowNs::get, () -> false).run(calling(script), 100);
        assertThat(latencies.sample()).containsExactly(30, 10, 50, 20);
        assertThat(latencies.beganNs()).isEqualTo(1000);
        assertThat(latencies.endedNs()).isEqualTo(1110);
    }

    @Test
    void callsOnceEvenIfOneCallTakesLongerThanTheTime() {
        assertThat(new CallerLoop(nowNs::get, () -> false)
                        .run(calling(500), 100)
                        .sample())
                .containsExactly(500);
    }

    @Test
    void stopsAfterTheCallThatIsUnderWay() {
        assertThat(new CallerLoop(nowNs::get, () -> calls == 2)
                        .run(calling(1, 1, 1, 1), 100)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void endsTheSliceWhenThereIsNoRoomForAnotherLatency() {
        Workload still = new Workload() {
            @Override
            public void call() {
                calls++;
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
        assertThat(new CallerLoop(nowNs::get, () -> false).run(still, 1).size()).isEqualTo(Latencies.MOST);
        assertThat(calls).isEqualTo(Latencies.MOST);
    }

    @Test
    void handsOnWhatACallThrows() {
        assertThatThrownBy(() -> new CallerLoop(nowNs::get, () -> false).run(calling(), 100))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    private Workload calling(long... latenciesNs) {
        return new Workload() {
            @Override
            public void call() {
                nowNs.addAndGet(latenciesNs[calls++]);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}

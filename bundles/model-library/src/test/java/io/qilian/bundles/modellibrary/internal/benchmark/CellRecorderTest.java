package io.qilian.bundles.modellibrary.internal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.modellibrary.api.BenchmarkCell.Figures;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellRecorderTest {

    private static final long MS = 1_000_000;

    @ParameterizedTest
    @CsvSource({"50, 50", "95, 95", "99, 99", "100, 100", "1, 1"})
    void takesThePercentileOfTheNearestRank(int percent, long expected) {
        assertThat(CellRecorder.percentile(LongStream.rangeClosed(1, 100).toArray(), percent))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"50, 30", "40, 20", "41, 30", "95, 50", "99, 50"})
    void takesAValueThatWasMeasuredAndNoneBetween(int percent, long expected) {
        assertThat(CellRecorder.percentile(new long[] {10, 20, 30, 40, 50}, percent))
                .isEqualTo(expected);
    }

    @Test
    void takesTheOnlyLatencyForEveryPercentile() {
        CellRecorder recorder = new CellRecorder(1);
        recorder.add(List.of(caller(0, 7 * MS)));
        assertThat(recorder.figures()).isEqualTo(new Figures(1, 7, 7, 7, 1000 / 7.0));
    }

    @Test
    void countsTheItemsOfAllCallersOverTheTimeFromTheFirstStartToTheLastEnd() {
        CellRecorder recorder = new CellRecorder(4);
        // Three runs of 10 ms from 0 on, and two of 20 ms from 5 ms on: 45 ms in all.
        recorder.add(List.of(caller(0, 10 * MS, 10 * MS, 10 * MS), caller(5 * MS, 20 * MS, 20 * MS)));
        Figures figures = recorder.figures();
        assertThat(figures.calls()).isEqualTo(5);
        assertThat(figures.itemsPerSecond()).isCloseTo(5 * 4 / 0.045, within(1e-6));
        assertThat(figures.p50Ms()).isEqualTo(10);
        assertThat(figures.p95Ms()).isEqualTo(20);
    }

    @Test
    void leavesOutTheTimeBetweenSlices() {
        CellRecorder recorder = new CellRecorder(1);
        recorder.add(List.of(caller(0, 10 * MS)));
        recorder.add(List.of(caller(5000 * MS, 30 * MS)));
        assertThat(recorder.figures().itemsPerSecond()).isCloseTo(2 / 0.04, within(1e-6));
    }

    private static Latencies caller(long beganNs, long... latenciesNs) {
        Latencies latencies = new Latencies(beganNs);
        long now = beganNs;
        for (long latency : latenciesNs) {
            latencies.add(now, now + latency);
            now += latency;
        }
        return latencies;
    }
}

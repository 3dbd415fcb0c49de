package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.api.BenchmarkCell.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds up what the callers of one cell measured, slice after slice. */
final class CellRecorder {

    private final int batch;
    private final List<long[]> samples = new ArrayList<>();
    private long elapsedNs;

    CellRecorder(int batch) {
        this.batch = batch;
    }

    /** One slice of all callers at once: its time is that from the first one's start to the last one's end. */
    void add(List<Latencies> slice) {
        long began = slice.stream().mapToLong(Latencies::beganNs).min().orElseThrow();
        long ended = slice.stream().mapToLong(Latencies::endedNs).max().orElseThrow();
        elapsedNs += ended - began;
        slice.forEach(latencies -> samples.add(latencies.sample()));
    }

    Figures figures() {
        long[] sorted = samples.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Figures(
                sorted.length,
                percentile(sorted, 50) / 1e6,
                percentile(sorted, 95) / 1e6,
                percentile(sorted, 99) / 1e6,
                (double) sorted.length * batch * 1e9 / Math.max(1, elapsedNs));
    }

    /** By nearest rank: the smallest value that at least {@code percent} in 100 of all do not exceed. */
    static long percentile(long[] sorted, int percent) {
        long rank = ((long) sorted.length * percent + 99) / 100;
        return sorted[(int) Math.max(0, rank - 1)];
    }
}

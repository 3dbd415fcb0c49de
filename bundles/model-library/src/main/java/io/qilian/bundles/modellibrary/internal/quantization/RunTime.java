package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import java.util.Arrays;

/**
 * How long a run of two versions takes, measured in turn, so that whatever else the machine does meets both. Of the
 * medians of the rounds the least counts: it is the round that was disturbed least.
 */
final class RunTime {

    private static final int ROUNDS = 7;
    private static final int RUNS = 9;
    private static final double NANOSECONDS_IN_A_MILLISECOND = 1e6;

    private RunTime() {}

    /**
     * Measures on one thread.
     *
     * @param first a version
     * @param second another one with the same input
     * @return milliseconds of one run of each
     */
    static double[] compare(LoadedVersion first, LoadedVersion second) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        InputCard card = first.folder().card().input().orElseThrow();
        try (OnnxLease firstLease = first.requireLease();
                OnnxLease secondLease = second.requireLease();
                OnnxCall one = firstLease.prepare(RawCall.shapes(card));
                OnnxCall other = secondLease.prepare(RawCall.shapes(card))) {
            for (int round = 0; round < ROUNDS; round++) {
                Interruption.check(first.version().toString());
                least[0] = Math.min(least[0], median(one));
                least[1] = Math.min(least[1], median(other));
            }
        }
        return least;
    }

    private static double median(OnnxCall call) {
        long[] times = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            call.run();
            times[run] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[RUNS / 2] / NANOSECONDS_IN_A_MILLISECOND;
    }
}

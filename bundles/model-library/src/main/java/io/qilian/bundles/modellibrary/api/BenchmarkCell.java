package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * One cell of a benchmark.
 *
 * @param way how the model is called
 * @param batch items in a run
 * @param callers threads that call at once
 * @param intraOpThreads threads that one run uses
 * @param figures what was measured; empty if nothing could be
 * @param problem why nothing could be measured; empty if something was
 */
public record BenchmarkCell(
        Way way, int batch, int callers, int intraOpThreads, Optional<Figures> figures, Optional<Problem> problem) {

    /** How the model is called. */
    public enum Way {
        /** The runtime's session alone, on buffers that are filled already. */
        RAW,
        /** As a program calls: tensors checked, copied in, run under a deadline, outputs read. */
        CALL,
        /** As a frame goes: a picture of 1280x720 scaled, run, decoded, suppressed. One picture a run. */
        FRAME
    }

    /**
     * Checks that there are either figures or a problem.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if both or none of them are there
     */
    public BenchmarkCell {
        Objects.requireNonNull(way, "way");
        if (figures.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("a cell has either figures or a problem");
        }
    }

    /**
     * The figures of a cell. A percentile is that of the nearest rank: the smallest latency that is not exceeded by that
     * share of the calls.
     *
     * @param calls runs that were timed
     * @param p50Ms median latency of a run in milliseconds
     * @param p95Ms 95th percentile in milliseconds
     * @param p99Ms 99th percentile in milliseconds; of fewer than 100 calls it is the longest
     * @param itemsPerSecond items of all callers together, by the clock
     */
    public record Figures(long calls, double p50Ms, double p95Ms, double p99Ms, double itemsPerSecond) {}
}

package io.qilian.bundles.modellibrary.api;

import java.util.Objects;

/**
 * How far a benchmark is.
 *
 * @param done cells that are measured
 * @param total all cells
 * @param cell the cell that was measured last
 */
public record BenchmarkProgress(int done, int total, BenchmarkCell cell) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if the cell is null
     */
    public BenchmarkProgress {
        Objects.requireNonNull(cell, "cell");
    }
}

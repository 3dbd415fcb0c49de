package io.qilian.bundles.onnx.api;

import java.util.List;

/**
 * What a trial measured.
 *
 * @param loadMs how long the model took to load
 * @param medianMs how long a run took on one thread, by the shapes in their order
 * @param peakBytes the most memory that was resident, that of the Java runtime (some 50 MiB) included
 */
public record TrialReport(double loadMs, List<Double> medianMs, long peakBytes) {

    /** Copies the list. */
    public TrialReport {
        medianMs = List.copyOf(medianMs);
    }
}

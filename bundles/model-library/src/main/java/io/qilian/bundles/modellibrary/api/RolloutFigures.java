package io.qilian.bundles.modellibrary.api;

import java.util.Objects;

/**
 * Two versions on the same frames.
 *
 * @param frames frames that both have seen
 * @param skipped frames that only one has seen, since there was no processor to spare
 * @param before the version that the alias stood for when the rollout began
 * @param after the version that is to take its place
 * @param agreement detections of either version that the other one has too (same class, intersection over union of 0.5 or
 *     more), as a share of all; 1 if there were none
 */
public record RolloutFigures(long frames, long skipped, Side before, Side after, double agreement) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public RolloutFigures {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /**
     * One version.
     *
     * @param p95Ms 95th percentile of the time that a run and the reading of its output took, over the latest frames
     * @param failures frames on which it failed
     * @param detections detections in all
     */
    public record Side(double p95Ms, long failures, long detections) {}
}

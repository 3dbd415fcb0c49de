package io.qilian.bundles.onnx.api;

/**
 * What a model may use while it is tried.
 *
 * @param memoryBytes address space of its process, that of the Java runtime included
 * @param processorSeconds time on processors
 * @param wallSeconds time on the clock
 * @param runs how often each shape is run for the median
 */
public record TrialLimits(long memoryBytes, int processorSeconds, int wallSeconds, int runs) {

    /** 6 GiB, 30 s of processor time, 60 s by the clock, 5 runs. */
    public static final TrialLimits DEFAULT = new TrialLimits(6L << 30, 30, 60, 5);

    private static final long LEAST_MEMORY_BYTES = 1L << 30;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if less than 1 GiB, which a Java runtime needs, or less than one second or one run
     */
    public TrialLimits {
        if (memoryBytes < LEAST_MEMORY_BYTES || processorSeconds < 1 || wallSeconds < 1 || runs < 1) {
            throw new IllegalArgumentException("limits in which no model can be tried");
        }
    }
}

package io.qilian.bundles.onnx.api;

/**
 * How a session uses the processor.
 *
 * @param intraOpThreads threads that one run uses. On a CPU 1 is best for throughput: let as many callers run as there
 *     are cores, on the one session
 */
public record SessionSettings(int intraOpThreads) {

    /** One thread a run. */
    public static final SessionSettings DEFAULT = new SessionSettings(1);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the number of threads is not within 1 to 256
     */
    public SessionSettings {
        if (intraOpThreads < 1 || intraOpThreads > 256) {
            throw new IllegalArgumentException("intraOpThreads: expected 1 to 256, got " + intraOpThreads);
        }
    }
}

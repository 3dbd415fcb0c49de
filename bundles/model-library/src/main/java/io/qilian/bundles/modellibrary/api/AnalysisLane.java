package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.feed.Frame;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way of one feed's frames through one model. All callers that name the same feed and model share it: a frame that
 * two of them hand over is inferred once, by exactly one version. Answers come in the order of the frames, on a thread
 * of the library. Thread-safe.
 */
@ProviderType
public interface AnalysisLane extends AutoCloseable {

    /**
     * Hands over a frame that may be dropped: only the latest one waits, an older one makes way.
     *
     * @param frame the frame; the lane takes a lease of its own
     * @param sink where the answer goes
     */
    void offer(Frame frame, AnalysisSink sink);

    /**
     * Hands over a frame that must be analysed. The caller bounds how many it has under way, to at most
     * {@link #MAXIMUM_MANDATORY}.
     *
     * @param frame the frame; the lane takes a lease of its own
     * @param sink where the answer goes
     */
    void require(Frame frame, AnalysisSink sink);

    /** Most frames that must be analysed and wait in one lane. */
    int MAXIMUM_MANDATORY = 64;

    /**
     * What the lane has done.
     *
     * @return the figures now
     */
    LaneStatistics statistics();

    /** Leaves the lane; with its last caller it ends, and frames that wait are dropped. Idempotent. */
    @Override
    void close();
}

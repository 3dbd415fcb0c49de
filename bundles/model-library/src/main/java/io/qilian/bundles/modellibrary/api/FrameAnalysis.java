package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs frames through models. As many run at once as the processor has cores, all on one session of each model; lanes
 * take turns, so that no feed takes the processor from another. Published as a service; thread-safe.
 */
@ProviderType
public interface FrameAnalysis {

    /**
     * Opens a lane, and loads the model if it is not in memory.
     *
     * @param feed name of the feed
     * @param model the model; an alias is followed from frame to frame
     * @return the lane, closed by the caller
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such model, it is refused, or it is no
     *     detector of objects in pictures
     */
    AnalysisLane open(String feed, ModelReference model);
}

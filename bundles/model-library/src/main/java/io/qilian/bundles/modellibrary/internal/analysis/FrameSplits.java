package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.kernel.api.model.ModelReference;
import java.util.Optional;

/** Says which lanes' frames two versions see. Asked for each frame: it answers without waiting. */
@FunctionalInterface
public interface FrameSplits {

    /** No lane's. */
    FrameSplits NONE = (feed, model) -> Optional.empty();

    /**
     * What holds for a lane's next frame.
     *
     * @param feed the lane's feed
     * @param model the lane's model as it was asked for
     * @return the split; empty if only the lane's version sees the frame
     */
    Optional<FrameSplit> split(String feed, ModelReference model);
}

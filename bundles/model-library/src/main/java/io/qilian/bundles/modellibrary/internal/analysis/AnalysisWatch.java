package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.media.api.Picture;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;

/** Is shown every frame that went through a model. Called by several threads at once, and returns at once. */
@FunctionalInterface
public interface AnalysisWatch {

    /** Looks at nothing. */
    AnalysisWatch NONE = (frame, model, picture, found) -> {};

    /**
     * A frame was analysed.
     *
     * @param frame the frame
     * @param model the version that saw it
     * @param picture the frame's picture, open until this returns
     * @param found what it found
     */
    void analysed(Frame frame, ModelVersion model, Picture picture, List<Detection> found);
}

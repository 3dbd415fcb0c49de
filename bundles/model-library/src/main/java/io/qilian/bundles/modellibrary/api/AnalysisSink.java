package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import org.osgi.annotation.versioning.ConsumerType;

/** Where the answer for one frame goes. Exactly one of the two methods is called, once; it must return fast. */
@ConsumerType
public interface AnalysisSink {

    /**
     * The frame went through the model, or the model failed on it.
     *
     * @param seen what was seen, or why there was no inference
     * @param frame the frame, valid until this method returns; a sink that keeps it retains it
     */
    void observed(Observation seen, Frame frame);

    /**
     * The frame was not analysed.
     *
     * @param reason why
     */
    void dropped(DropReason reason);
}

package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.onnx.api.OnnxCall;

/** Reads the outputs of a detector. Stateless; the same one serves all callers. */
public interface OutputDecoder {

    /**
     * Reads the boxes of the last run whose score is at least the card's threshold.
     *
     * @param call the call that has run
     * @param found where they are put
     */
    void decode(OnnxCall call, Candidates found);

    /**
     * Whether overlapping boxes are still in the answer.
     *
     * @return false if the model leaves out doubles by itself
     */
    default boolean needsSuppression() {
        return true;
    }
}

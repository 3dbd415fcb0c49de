package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import java.util.List;

/**
 * One way to quantize a model, and how far it agrees with it.
 *
 * @param model the model on bytes
 * @param layers how many convolutions work on bytes
 * @param rule which ranges the activations have
 * @param inFloat tensors that were left in single precision
 * @param agreement on the pictures that did not calibrate
 * @param golden on the golden pictures
 */
record Candidate(
        OnnxModel model, int layers, RangeRule rule, List<String> inFloat, Agreement agreement, Agreement golden) {

    /** Least share of detections on which both versions must agree. */
    static final double LEAST_AGREEMENT = 0.95;

    /** The same of the golden samples, which are few, so that one detection weighs more. */
    static final double LEAST_GOLDEN = 0.9;

    boolean good() {
        return agreement.share() >= LEAST_AGREEMENT && golden.share() >= LEAST_GOLDEN;
    }

    /** By how much it misses the nearer of the two bounds, below 0 if it does. */
    double margin() {
        return Math.min(agreement.share() - LEAST_AGREEMENT, golden.share() - LEAST_GOLDEN);
    }
}

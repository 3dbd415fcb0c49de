package io.qilian.bundles.modellibrary.internal.quantization;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parts of a graph work on bytes.
 *
 * @param convolutions places of the convolutions whose weights become bytes
 * @param tensors activations that become bytes, in the order of the graph
 * @param scaleOf for an activation whose numbers are those of another, which other one's scale it has
 */
record QuantizationPlan(List<Integer> convolutions, Set<String> tensors, Map<String, String> scaleOf) {

    /** The activation whose scale an activation has: itself, unless its numbers come from another. */
    String scaled(String tensor) {
        String source = tensor;
        while (scaleOf.containsKey(source)) {
            source = scaleOf.get(source);
        }
        return source;
    }
}

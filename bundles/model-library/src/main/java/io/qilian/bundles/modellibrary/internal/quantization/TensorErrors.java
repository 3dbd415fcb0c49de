package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks activations and weights by their signal to quantization noise ratio, the power of the numbers over the power of
 * the errors that the bytes make: what has the least is the first to be left in single precision.
 */
final class TensorErrors {

    private TensorErrors() {}

    /**
     * The ranking.
     *
     * @param index the graph
     * @param plan what becomes bytes
     * @param histograms how the activations are spread
     * @param scales their scales
     * @return tensors of the plan, the worst first
     */
    static List<String> worstFirst(
            GraphIndex index,
            QuantizationPlan plan,
            Map<String, ActivationHistogram> histograms,
            Map<String, AffineScale> scales) {
        Map<String, Double> ratios = new HashMap<>();
        for (String tensor : plan.tensors()) {
            if (plan.scaled(tensor).equals(tensor)) {
                ActivationHistogram histogram = histograms.get(tensor);
                ratios.put(tensor, decibels(histogram.power(), histogram.noise(scales.get(tensor))));
            }
        }
        for (int place : plan.convolutions()) {
            OnnxNode node = index.node(place);
            ChannelWeights weights = QdqGraph.weights(index, node, scales.get(plan.scaled(node.getInput(0))));
            ratios.put(node.getInput(1), decibels(weights.power(), weights.noise()));
        }
        List<String> ranked = new ArrayList<>(ratios.keySet());
        ranked.sort(Comparator.comparingDouble((String tensor) -> ratios.get(tensor))
                .thenComparing(Comparator.naturalOrder()));
        return ranked;
    }

    /** Ten times the logarithm of the ratio; endless where there is no noise. */
    static double decibels(double power, double noise) {
        return noise == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(power / noise);
    }
}

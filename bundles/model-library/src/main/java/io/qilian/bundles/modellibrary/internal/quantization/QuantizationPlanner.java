package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which nodes work on bytes: those for which ONNX Runtime has kernels on bytes and which come before the last
 * convolutions. The last convolutions of the heads and all that follows, such as the sigmoid and the decoding of boxes,
 * stay in single precision: their outputs span hundreds of pixels, which 255 steps do not tell apart.
 */
final class QuantizationPlanner {

    private static final int FLOAT = 1;

    /** They give numbers that they take, so that input and output have one scale. */
    private static final Set<String> PASSING = Set.of("MaxPool", "Resize");

    private static final Set<String> COMBINING = Set.of("Add", "Mul", "Concat");

    /** ONNX Runtime lets these disappear in the rounding of the node before. */
    private static final Set<String> BOUNDING = Set.of("Relu", "Clip");

    private final GraphIndex graph;

    QuantizationPlanner(GraphIndex graph) {
        this.graph = graph;
    }

    /** All tensors that a plan might name, whatever their type. */
    Set<String> candidates() {
        Set<String> candidates = new TreeSet<>();
        for (int place = 0; place < graph.nodes(); place++) {
            if (graph.leadsToConvolution(place) && known(graph.node(place))) {
                candidates.addAll(taken(graph.node(place)));
                candidates.add(given(place));
            }
        }
        candidates.removeIf(tensor -> graph.constant(tensor).isPresent());
        return candidates;
    }

    /**
     * A plan.
     *
     * @param activations tensors in single precision, out of the candidates
     * @param inFloat tensors, activations or weights, that must not become bytes
     */
    QuantizationPlan plan(Set<String> activations, Set<String> inFloat) {
        List<Integer> convolutions = new ArrayList<>();
        Set<String> tensors = new LinkedHashSet<>();
        Map<String, String> scaleOf = new HashMap<>();
        for (int place = 0; place < graph.nodes(); place++) {
            OnnxNode node = graph.node(place);
            if (!graph.leadsToConvolution(place) || !quantizable(node, given(place), activations, inFloat)) {
                continue;
            }
            if (node.getOpType().equals(GraphIndex.CONVOLUTION)) {
                convolutions.add(place);
            }
            if (PASSING.contains(node.getOpType())) {
                scaleOf.put(given(place), node.getInput(0));
            }
            tensors.addAll(taken(node));
            tensors.add(given(place));
        }
        return new QuantizationPlan(convolutions, tensors, scaleOf);
    }

    private boolean quantizable(OnnxNode node, String output, Set<String> activations, Set<String> inFloat) {
        return known(node)
                && activations.contains(output)
                && activations.containsAll(taken(node))
                && !inFloat.contains(output)
                && node.getInputList().stream().noneMatch(inFloat::contains)
                && (!node.getOpType().equals(GraphIndex.CONVOLUTION) || constantWeights(node));
    }

    private static boolean known(OnnxNode node) {
        String operator = node.getOpType();
        boolean onBytes = operator.equals(GraphIndex.CONVOLUTION)
                || COMBINING.contains(operator)
                || (PASSING.contains(operator) && node.getOutputCount() == 1 && !overshoots(node));
        return onBytes && node.getDomain().isEmpty() && node.getOutputCount() > 0;
    }

    /** A cubic resize gives numbers that are greater than any it takes. */
    private static boolean overshoots(OnnxNode node) {
        return node.getAttributeList().stream()
                .anyMatch(attribute -> attribute.getName().equals("mode")
                        && attribute.getS().toStringUtf8().equals("cubic"));
    }

    private boolean constantWeights(OnnxNode node) {
        return node.getInputList().stream().skip(1).allMatch(name -> graph.constant(name)
                .map(OnnxTensor::getDataType)
                .filter(type -> type == FLOAT)
                .isPresent());
    }

    /** The activations that a node takes; of a convolution and of what passes on, the first input only. */
    private static List<String> taken(OnnxNode node) {
        return COMBINING.contains(node.getOpType())
                ? node.getInputList()
                : node.getInputList().subList(0, 1);
    }

    /** What a node gives to others: behind the bound, if nothing else takes what lies before it. */
    private String given(int place) {
        String output = graph.node(place).getOutput(0);
        List<Integer> takers = graph.takers(output);
        if (takers.size() == 1 && !graph.given(output)) {
            OnnxNode taker = graph.node(takers.get(0));
            if (BOUNDING.contains(taker.getOpType()) && taker.getInput(0).equals(output)) {
                return taker.getOutput(0);
            }
        }
        return output;
    }
}

package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxAttribute;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxGraph;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxTensor;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who makes and who takes each tensor of a graph, and which tensors are constants. Nodes are named by their place. */
final class GraphIndex {

    static final String CONVOLUTION = "Conv";
    private static final String CONSTANT = "Constant";

    private final OnnxGraph graph;
    private final Map<String, OnnxTensor> constants = new HashMap<>();
    private final Map<String, List<Integer>> takers = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();
    private final boolean[] leads;

    GraphIndex(OnnxGraph graph) {
        this.graph = graph;
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        graph.getOutputList().stream().map(OnnxValue::getName).forEach(outputs::add);
        for (int place = 0; place < graph.getNodeCount(); place++) {
            OnnxNode node = graph.getNode(place);
            for (String input : node.getInputList()) {
                takers.computeIfAbsent(input, name -> new ArrayList<>()).add(place);
            }
            if (node.getOpType().equals(CONSTANT)) {
                constant(node).ifPresent(value -> constants.put(node.getOutput(0), value));
            }
        }
        leads = leads();
    }

    private static Optional<OnnxTensor> constant(OnnxNode node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("value"))
                .map(OnnxAttribute::getT)
                .findFirst();
    }

    /** The nodes stand in an order in which each comes after those whose tensors it takes. */
    private boolean[] leads() {
        boolean[] found = new boolean[graph.getNodeCount()];
        for (int place = found.length - 1; place >= 0; place--) {
            for (String output : graph.getNode(place).getOutputList()) {
                found[place] |= takers(output).stream()
                        .anyMatch(taker ->
                                found[taker] || graph.getNode(taker).getOpType().equals(CONVOLUTION));
            }
        }
        return found;
    }

    OnnxGraph graph() {
        return graph;
    }

    OnnxNode node(int place) {
        return graph.getNode(place);
    }

    int nodes() {
        return graph.getNodeCount();
    }

    /** Whether a convolution takes what a node gives, or what is made of it: false for the end of a detector's heads. */
    boolean leadsToConvolution(int place) {
        return leads[place];
    }

    /** The places of the nodes that take a tensor. */
    List<Integer> takers(String tensor) {
        return takers.getOrDefault(tensor, List.of());
    }

    /** Whether the graph itself gives a tensor. */
    boolean given(String tensor) {
        return outputs.contains(tensor);
    }

    Optional<OnnxTensor> constant(String tensor) {
        return Optional.ofNullable(constants.get(tensor));
    }
}

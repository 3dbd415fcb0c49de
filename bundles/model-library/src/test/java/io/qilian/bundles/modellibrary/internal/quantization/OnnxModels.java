package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxGraph;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxOperatorSet;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxTensor;
import java.nio.file.Path;
import java.util.List;

/** Tiny models, made node by node. */
final class OnnxModels {

    private OnnxModels() {}

    static OnnxModel of(long opset, OnnxNode.Builder... nodes) {
        OnnxGraph.Builder graph = OnnxGraph.newBuilder();
        for (OnnxNode.Builder node : nodes) {
            graph.addNode(node);
        }
        return OnnxModel.newBuilder()
                .setIrVersion(6)
                .setGraph(graph)
                .addOpsetImport(OnnxOperatorSet.newBuilder().setDomain("").setVersion(opset))
                .build();
    }

    /**
     * The detector of the tests' resources behind two convolutions and a ReLU: the first multiplies the planes of red,
     * green and blue, the second divides by the same.
     */
    static OnnxModel spots(float red, float green, float blue) {
        OnnxModel spots = OnnxFile.read(Path.of("src/test/resources/spots-1.onnx"));
        OnnxGraph.Builder graph = spots.getGraph().toBuilder();
        List<OnnxNode> tail = graph.getNodeList();
        graph.clearNode();
        graph.addNode(node("Conv", "raw", "images", "up", "none"));
        graph.addNode(node("Relu", "features", "raw"));
        graph.addNode(node("Conv", "planes-again", "features", "down", "none"));
        tail.forEach(node -> graph.addNode(
                node.getInput(0).equals("images") ? node.toBuilder().setInput(0, "planes-again") : node.toBuilder()));
        graph.addInitializer(diagonal("up", red, green, blue));
        graph.addInitializer(diagonal("down", 1 / red, 1 / green, 1 / blue));
        graph.addInitializer(FloatTensor.ofFloats("none", List.of(3L), 0, 0, 0));
        return spots.toBuilder().setGraph(graph).build();
    }

    private static OnnxNode.Builder node(String operator, String output, String... inputs) {
        return OnnxNode.newBuilder().setOpType(operator).addOutput(output).addAllInput(List.of(inputs));
    }

    private static OnnxTensor diagonal(String name, float a, float b, float c) {
        return FloatTensor.ofFloats(name, List.of(3L, 3L, 1L, 1L), a, 0, 0, 0, b, 0, 0, 0, c);
    }
}

package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxAttribute;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxGraph;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxTensor;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a graph into ONNX's QDQ form: each activation that becomes bytes goes through QuantizeLinear and
 * DequantizeLinear, the weights are stored as bytes behind a DequantizeLinear. The operators stay what they are; ONNX
 * Runtime joins each with the pairs around it into one that works on bytes.
 */
final class QdqGraph {

    private static final String PREFIX = "qilian.int8/";
    private static final int INTEGER_ATTRIBUTE = 2;

    private final OnnxModel model;
    private final GraphIndex index;
    private final QuantizationPlan plan;
    private final Map<String, AffineScale> scales;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> constants = new LinkedHashMap<>();

    private QdqGraph(OnnxModel model, GraphIndex index, QuantizationPlan plan, Map<String, AffineScale> scales) {
        this.model = model;
        this.index = index;
        this.plan = plan;
        this.scales = scales;
    }

    /**
     * Rewrites.
     *
     * @param model the model in single precision, in operator set 13 or later
     * @param index its graph
     * @param plan what becomes bytes
     * @param scales the scale of each activation that the plan gives one
     * @return the model on bytes
     */
    static OnnxModel write(OnnxModel model, GraphIndex index, QuantizationPlan plan, Map<String, AffineScale> scales) {
        return new QdqGraph(model, index, plan, scales).write();
    }

    private OnnxModel write() {
        index.graph().getInputList().stream().map(OnnxValue::getName).forEach(this::pair);
        Set<Integer> convolutions = new HashSet<>(plan.convolutions());
        for (int place = 0; place < index.nodes(); place++) {
            OnnxNode.Builder node = index.node(place).toBuilder();
            for (int input = 0; input < node.getInputCount(); input++) {
                if (plan.tensors().contains(node.getInput(input))) {
                    node.setInput(input, restored(node.getInput(input)));
                }
            }
            if (convolutions.contains(place)) {
                weights(index.node(place), node);
            }
            nodes.add(node.build());
            index.node(place).getOutputList().forEach(this::pair);
        }
        return model.toBuilder().setGraph(graph()).build();
    }

    private OnnxGraph graph() {
        Set<String> used = new HashSet<>();
        nodes.forEach(node -> used.addAll(node.getInputList()));
        nodes.removeIf(node -> node.getOpType().equals("Constant")
                && !used.contains(node.getOutput(0))
                && !index.given(node.getOutput(0)));
        Set<String> unused = new HashSet<>();
        OnnxGraph.Builder graph = index.graph().toBuilder();
        graph.clearNode().addAllNode(nodes).clearInitializer();
        for (OnnxTensor tensor : index.graph().getInitializerList()) {
            if (used.contains(tensor.getName()) || index.given(tensor.getName())) {
                graph.addInitializer(tensor);
            } else {
                unused.add(tensor.getName());
            }
        }
        graph.addAllInitializer(constants.values());
        // Files of old forms of the format list their constants among the inputs as well.
        graph.clearInput();
        index.graph().getInputList().stream()
                .filter(input -> !unused.contains(input.getName()))
                .forEach(graph::addInput);
        return graph.build();
    }

    private static String restored(String tensor) {
        return PREFIX + tensor + "/restored";
    }

    private void pair(String tensor) {
        if (!plan.tensors().contains(tensor)) {
            return;
        }
        AffineScale scale = scales.get(plan.scaled(tensor));
        String scaleName = PREFIX + tensor + "/scale";
        String zeroName = PREFIX + tensor + "/zero";
        add(FloatTensor.ofFloats(scaleName, List.of(), scale.scale()));
        add(FloatTensor.ofBytes(zeroName, FloatTensor.UINT8, List.of(), (byte) scale.zeroPoint()));
        String bytes = PREFIX + tensor + "/bytes";
        nodes.add(node("QuantizeLinear", bytes, tensor, scaleName, zeroName).build());
        nodes.add(node("DequantizeLinear", restored(tensor), bytes, scaleName, zeroName)
                .build());
    }

    private void weights(OnnxNode before, OnnxNode.Builder node) {
        OnnxTensor tensor = index.constant(before.getInput(1)).orElseThrow();
        List<Long> shape = tensor.getDimsList();
        List<Long> channels = List.of(shape.get(0));
        ChannelWeights weights = weights(before);
        String name = PREFIX + before.getOutput(0) + "/weight";
        add(FloatTensor.ofBytes(name, FloatTensor.INT8, shape, weights.weights()));
        add(FloatTensor.ofFloats(name + "/scale", channels, weights.scales()));
        add(FloatTensor.ofBytes(name + "/zero", FloatTensor.INT8, channels, new byte[weights.scales().length]));
        nodes.add(byChannel(node("DequantizeLinear", name + "/restored", name, name + "/scale", name + "/zero")));
        node.setInput(1, name + "/restored");
        if (weights.bias().length > 0) {
            String bias = PREFIX + before.getOutput(0) + "/bias";
            add(FloatTensor.ofIntegers(bias, channels, weights.bias()));
            add(FloatTensor.ofFloats(bias + "/scale", channels, weights.biasScales()));
            nodes.add(byChannel(node("DequantizeLinear", bias + "/restored", bias, bias + "/scale")));
            node.setInput(2, bias + "/restored");
        }
    }

    private ChannelWeights weights(OnnxNode convolution) {
        return weights(index, convolution, scales.get(plan.scaled(convolution.getInput(0))));
    }

    /** The weights of a convolution whose input has a certain scale. */
    static ChannelWeights weights(GraphIndex index, OnnxNode convolution, AffineScale input) {
        OnnxTensor tensor = index.constant(convolution.getInput(1)).orElseThrow();
        float[] bias = convolution.getInputCount() > 2
                ? FloatTensor.read(index.constant(convolution.getInput(2)).orElseThrow())
                : new float[0];
        return ChannelWeights.of(FloatTensor.read(tensor), (int) tensor.getDims(0), bias, input.scale());
    }

    private static OnnxNode.Builder node(String operator, String output, String... inputs) {
        return OnnxNode.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static OnnxNode byChannel(OnnxNode.Builder node) {
        return node.addAttribute(
                        OnnxAttribute.newBuilder().setName("axis").setI(0).setType(INTEGER_ATTRIBUTE))
                .build();
    }

    private void add(OnnxTensor constant) {
        constants.put(constant.getName(), constant);
    }
}

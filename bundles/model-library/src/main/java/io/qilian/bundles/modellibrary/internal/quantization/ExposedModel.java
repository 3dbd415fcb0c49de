package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxValue;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copy of a model that gives tensors from its inside as outputs as well. Its owner closes it. For one thread. */
final class ExposedModel implements AutoCloseable {

    private final OnnxSession session;

    private ExposedModel(OnnxSession session) {
        this.session = session;
    }

    /**
     * Makes and loads a copy.
     *
     * @param model the model
     * @param tensors what it is to give besides
     * @param file where the copy is written; one that exists is replaced
     * @param runtime what loads it
     */
    static ExposedModel load(OnnxModel model, Collection<String> tensors, Path file, OnnxRuntime runtime) {
        OnnxModel.Builder exposed = model.toBuilder();
        Set<String> there = Stream.concat(
                        model.getGraph().getInputList().stream(), model.getGraph().getOutputList().stream())
                .map(OnnxValue::getName)
                .collect(Collectors.toCollection(HashSet::new));
        for (String tensor : tensors) {
            if (there.add(tensor)) {
                // The runtime finds type and shape by itself.
                exposed.getGraphBuilder().addOutput(OnnxValue.newBuilder().setName(tensor));
            }
        }
        OnnxFile.write(exposed.build(), file);
        return new ExposedModel(runtime.open(file, SessionSettings.DEFAULT));
    }

    OnnxSession session() {
        return session;
    }

    /** The names of its inputs and outputs in single precision. */
    Set<String> inSinglePrecision() {
        return Stream.concat(session.inputs().stream(), session.outputs().stream())
                .filter(tensor -> tensor.type() == TensorType.FLOAT32)
                .map(TensorInfo::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void close() {
        session.retire();
    }
}

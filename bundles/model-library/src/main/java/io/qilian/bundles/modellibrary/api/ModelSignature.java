package io.qilian.bundles.modellibrary.api;

import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.kernel.api.model.ModelVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a version takes and gives.
 *
 * @param version which one
 * @param inputs its inputs in the order of the graph; -1 stands for a dimension that it leaves open
 * @param outputs its outputs in the order of the graph
 * @param picture name of the input that takes pictures, if the card describes one
 * @param fed names of the inputs that the card feeds by itself when a picture goes in
 * @param mostBatch the most rows that a call may bring in the first dimension, which then is open in each input and output;
 *     0 if shapes are given whole
 * @param sharing how calls that come together share runs; empty if each has its own
 */
public record ModelSignature(
        ModelVersion version,
        List<TensorInfo> inputs,
        List<TensorInfo> outputs,
        Optional<String> picture,
        List<String> fed,
        int mostBatch,
        Optional<Sharing> sharing) {

    /**
     * Calls share runs.
     *
     * @param rows most rows of a run
     * @param delayUs how long a call waits for others at most, in microseconds
     */
    public record Sharing(int rows, long delayUs) {}

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public ModelSignature {
        Objects.requireNonNull(version, "version");
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(picture, "picture");
        fed = List.copyOf(fed);
        Objects.requireNonNull(sharing, "sharing");
    }

    /**
     * The same signature of a version whose calls share runs in another way.
     *
     * @param how how they do
     * @return the signature
     */
    public ModelSignature sharing(Optional<Sharing> how) {
        return new ModelSignature(version, inputs, outputs, picture, fed, mostBatch, how);
    }

    /**
     * An input.
     *
     * @param name its name
     * @return the input; empty if there is none
     */
    public Optional<TensorInfo> input(String name) {
        return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    /**
     * An output.
     *
     * @param name its name
     * @return the output; empty if there is none
     */
    public Optional<TensorInfo> output(String name) {
        return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
    }
}

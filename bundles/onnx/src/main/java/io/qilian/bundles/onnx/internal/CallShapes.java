package io.qilian.bundles.onnx.internal;

import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shapes of one prepared call: what the model fixes, and what the caller gives for what the model leaves open. */
final class CallShapes {

    private final Map<String, List<Long>> given;
    private final Map<String, Long> named = new HashMap<>();

    private CallShapes(Map<String, List<Long>> given) {
        this.given = given;
    }

    static CallShapes resolve(List<TensorInfo> inputs, Map<String, List<Long>> given) {
        for (String name : given.keySet()) {
            if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
                throw new OnnxException(
                        Reason.INPUT, "No input is called " + name + "; the inputs are " + inputs, null);
            }
        }
        CallShapes shapes = new CallShapes(given);
        inputs.forEach(shapes::check);
        return shapes;
    }

    private void check(TensorInfo input) {
        List<Long> shape = given.get(input.name());
        if (shape == null) {
            if (!input.fixed()) {
                throw new OnnxException(
                        Reason.INPUT, "Input " + input + " leaves dimensions open; give its shape", null);
            }
            return;
        }
        boolean fits = shape.size() == input.shape().size();
        for (int i = 0; fits && i < shape.size(); i++) {
            long wanted = input.shape().get(i);
            long extent = shape.get(i);
            fits = extent > 0 && (wanted < 0 || wanted == extent);
            if (!input.dimensionNames().get(i).isEmpty()) {
                Long before = named.put(input.dimensionNames().get(i), extent);
                fits &= before == null || before == extent;
            }
        }
        if (!fits) {
            throw new OnnxException(Reason.INPUT, "Input " + input + " does not take the shape " + shape, null);
        }
    }

    /** The shape of an input, or of an output as far as it follows from the inputs: -1 where it does not. */
    List<Long> of(TensorInfo tensor) {
        List<Long> own = given.get(tensor.name());
        if (own != null) {
            return own;
        }
        List<Long> shape = new ArrayList<>(tensor.shape());
        for (int i = 0; i < shape.size(); i++) {
            Long extent = named.get(tensor.dimensionNames().get(i));
            if (shape.get(i) < 0 && extent != null) {
                shape.set(i, extent);
            }
        }
        return shape;
    }
}

package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.model.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of a model on numbers. */
record TensorCall(OnnxSession session, OnnxLease lease) {

    Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        inputs.forEach((name, tensor) ->
                shapes.put(name, Arrays.stream(tensor.shape()).boxed().toList()));
        try (OnnxCall call = lease.prepare(shapes)) {
            inputs.forEach((name, tensor) -> call.input(name).asFloatBuffer().put(tensor.values()));
            call.run();
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            for (TensorInfo output : session.outputs()) {
                if (output.type() == TensorType.FLOAT32) {
                    outputs.put(output.name(), tensor(call, output.name()));
                }
            }
            return outputs;
        }
    }

    private static Tensor tensor(OnnxCall call, String name) {
        FloatBuffer numbers = call.floats(name);
        float[] values = new float[numbers.remaining()];
        numbers.get(values);
        long[] shape = call.shape(name).stream().mapToLong(Long::longValue).toArray();
        return new Tensor(shape, values);
    }
}

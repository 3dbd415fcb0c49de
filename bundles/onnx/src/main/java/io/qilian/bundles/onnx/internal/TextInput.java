package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import java.util.List;

/** An input of texts. The runtime copies texts, so each setting makes a tensor anew. */
final class TextInput implements AutoCloseable {

    private final OrtEnvironment environment;
    private final String name;
    private final List<Long> shape;
    private OnnxTensor tensor;

    TextInput(OrtEnvironment environment, String name, List<Long> shape) {
        this.environment = environment;
        this.name = name;
        this.shape = shape;
    }

    OnnxTensor set(List<String> texts) throws OrtException {
        long count = shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
        if (texts.size() != count) {
            throw new OnnxException(
                    Reason.INPUT,
                    "Input " + name + " of the shape " + shape + " takes " + count + " texts, not " + texts.size(),
                    null);
        }
        close();
        long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
        tensor = OnnxTensor.createTensor(environment, texts.toArray(String[]::new), extents);
        return tensor;
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}

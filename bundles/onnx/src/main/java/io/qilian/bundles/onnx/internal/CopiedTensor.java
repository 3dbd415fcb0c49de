package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/** An output whose shape is known only after a run. */
final class CopiedTensor {

    private final TensorInfo info;
    private List<Long> shape = List.of();
    private FloatBuffer floats = FloatBuffer.allocate(0);
    private LongBuffer longs = LongBuffer.allocate(0);

    CopiedTensor(TensorInfo info) {
        this.info = info;
    }

    void copy(OnnxTensor value) {
        shape = Arrays.stream(value.getInfo().getShape()).boxed().toList();
        switch (info.type()) {
            case FLOAT32 -> floats = value.getFloatBuffer();
            case INT64 -> longs = value.getLongBuffer();
            default ->
                throw new OnnxException(
                        Reason.UNSUPPORTED,
                        "Output " + info + " has a shape that depends on the data; of such, only FLOAT32 and INT64 are"
                                + " supported",
                        null);
        }
    }

    List<Long> shape() {
        return shape;
    }

    FloatBuffer floats() {
        require(TensorType.FLOAT32);
        return floats.clear();
    }

    LongBuffer longs() {
        require(TensorType.INT64);
        return longs.clear();
    }

    private void require(TensorType wanted) {
        if (info.type() != wanted) {
            throw new OnnxException(Reason.INPUT, "Output " + info + " is not " + wanted, null);
        }
    }
}

package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtUtil;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/** An output whose shape is known only after a run, or one of texts. */
final class CopiedTensor {

    private final TensorInfo info;
    private List<Long> shape = List.of();
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private List<String> texts = List.of();

    CopiedTensor(TensorInfo info) {
        this.info = info;
    }

    void copy(OnnxTensor value) throws OrtException {
        shape = Arrays.stream(value.getInfo().getShape()).boxed().toList();
        if (shape.contains(0L)) {
            bytes = ByteBuffer.allocate(0);
            texts = List.of();
        } else if (info.type() == TensorType.STRING) {
            Object values = value.getValue();
            texts = values instanceof String text ? List.of(text) : List.of(OrtUtil.flattenString((Object[]) values));
        } else {
            bytes = value.getByteBuffer();
        }
    }

    List<Long> shape() {
        return shape;
    }

    ByteBuffer bytes() {
        if (info.type() == TensorType.STRING) {
            throw new OnnxException(Reason.INPUT, "Output " + info + " consists of texts, not of numbers", null);
        }
        return bytes.clear().order(ByteOrder.nativeOrder());
    }

    List<String> texts() {
        require(TensorType.STRING);
        return texts;
    }

    FloatBuffer floats() {
        require(TensorType.FLOAT32);
        return bytes().asFloatBuffer();
    }

    LongBuffer longs() {
        require(TensorType.INT64);
        return bytes().asLongBuffer();
    }

    private void require(TensorType wanted) {
        if (info.type() != wanted) {
            throw new OnnxException(Reason.INPUT, "Output " + info + " is not " + wanted, null);
        }
    }
}

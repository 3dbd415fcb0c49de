package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** A tensor over memory of ours. */
final class BoundTensor implements AutoCloseable {

    /** One tensor is at most this large: a picture of 8192 by 4096 in single precision is 384 MiB. */
    private static final long MAXIMUM_BYTES = 512L << 20;

    private final TensorType type;
    private final List<Long> shape;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;
    private final LongBuffer longs;
    private final OnnxTensor tensor;

    private BoundTensor(TensorType type, List<Long> shape, ByteBuffer bytes, OnnxTensor tensor) {
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
        this.floats = bytes.asFloatBuffer();
        this.longs = bytes.asLongBuffer();
        this.tensor = tensor;
    }

    static BoundTensor allocate(OrtEnvironment environment, TensorType type, List<Long> shape) throws OrtException {
        long size = type.sizeBytes();
        for (long extent : shape) {
            size = extent > MAXIMUM_BYTES ? Long.MAX_VALUE : size * extent;
            if (size < 0 || size > MAXIMUM_BYTES) {
                throw new OnnxException(
                        Reason.UNSUPPORTED,
                        "A tensor of the shape " + shape + " is over the limit of " + MAXIMUM_BYTES + " bytes",
                        null);
            }
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
        return new BoundTensor(type, List.copyOf(shape), bytes, tensor(environment, bytes, type, shape));
    }

    OnnxTensor tensor() {
        return tensor;
    }

    /** A tensor of the same type and shape over other memory; closed by the caller. */
    OnnxTensor over(OrtEnvironment environment, ByteBuffer memory) throws OrtException {
        if (!memory.isDirect() || memory.remaining() != bytes.capacity()) {
            throw new OnnxException(
                    Reason.INPUT,
                    "An input of " + bytes.capacity() + " bytes cannot lie in " + memory
                            + "; lend direct memory of its size",
                    null);
        }
        return tensor(environment, memory.slice().order(ByteOrder.nativeOrder()), type, shape);
    }

    private static OnnxTensor tensor(OrtEnvironment environment, ByteBuffer bytes, TensorType type, List<Long> shape)
            throws OrtException {
        long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
        return OnnxTensor.createTensor(environment, bytes, extents, TensorInfos.javaType(type));
    }

    List<Long> shape() {
        return shape;
    }

    ByteBuffer bytes() {
        return bytes.clear();
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
        if (type != wanted) {
            throw new OnnxException(Reason.INPUT, "The output is " + type + ", not " + wanted, null);
        }
    }

    @Override
    public void close() {
        tensor.close();
    }
}

package io.qilian.bundles.modellibrary.internal.quantization;

import com.google.protobuf.ByteString;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The numbers of constants in an ONNX file: single precision read, bytes and integers written, little endian. */
final class FloatTensor {

    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT8 = 3;
    static final int INT32 = 6;

    private FloatTensor() {}

    /** The numbers of a tensor in single precision, row-major. */
    static float[] read(OnnxTensor tensor) {
        float[] numbers;
        if (tensor.hasRawData()) {
            numbers = new float[tensor.getRawData().size() / Float.BYTES];
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(numbers);
        } else {
            numbers = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = tensor.getFloatData(i);
            }
        }
        return numbers;
    }

    static OnnxTensor ofFloats(String name, List<Long> shape, float... numbers) {
        ByteBuffer bytes = littleEndian(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        return tensor(name, FLOAT, shape, bytes);
    }

    static OnnxTensor ofBytes(String name, int type, List<Long> shape, byte... numbers) {
        return tensor(name, type, shape, ByteBuffer.wrap(numbers));
    }

    static OnnxTensor ofIntegers(String name, List<Long> shape, int... numbers) {
        ByteBuffer bytes = littleEndian(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        return tensor(name, INT32, shape, bytes);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static OnnxTensor tensor(String name, int type, List<Long> shape, ByteBuffer bytes) {
        return OnnxTensor.newBuilder()
                .setName(name)
                .setDataType(type)
                .addAllDims(shape)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }
}

package io.qilian.bundles.modelserver.internal;

import com.google.protobuf.ByteString;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Tensors as clients write and read them. */
final class Tensors {

    private Tensors() {}

    static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    static int[] ints(byte[] bytes, int at, int count) {
        int[] values = new int[count];
        ByteBuffer.wrap(bytes, at, 4 * count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(values);
        return values;
    }

    static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    static byte[] elements(byte[]... elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] element : elements) {
            out.writeBytes(ints(element.length));
            out.writeBytes(element);
        }
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** 16 integers from a start up, one more each time. */
    static int[] row(int start) {
        int[] row = new int[16];
        for (int i = 0; i < row.length; i++) {
            row[i] = start + i;
        }
        return row;
    }

    /** A request as Triton's HTTP client writes it, of a batch of one for the model "simple". */
    static byte[] simpleJson(String id, boolean binaryOutputs) {
        return utf8("{\"id\":\"" + id + "\",\"inputs\":["
                + "{\"name\":\"INPUT0\",\"shape\":[1,16],\"datatype\":\"INT32\",\"parameters\":{\"binary_data_size\":64}},"
                + "{\"name\":\"INPUT1\",\"shape\":[1,16],\"datatype\":\"INT32\",\"parameters\":{\"binary_data_size\":64}}"
                + "],\"parameters\":{\"binary_data_output\":" + binaryOutputs + "}}");
    }

    static ModelInferRequest.Builder simple(int[] first, int[] second) {
        return ModelInferRequest.newBuilder()
                .setModelName("simple")
                .addInputs(input("INPUT0", "INT32", first.length / 16, 16))
                .addInputs(input("INPUT1", "INT32", second.length / 16, 16))
                .addRawInputContents(ByteString.copyFrom(ints(first)))
                .addRawInputContents(ByteString.copyFrom(ints(second)));
    }

    static ModelInferRequest.InferInputTensor.Builder input(String name, String type, long... shape) {
        ModelInferRequest.InferInputTensor.Builder input =
                ModelInferRequest.InferInputTensor.newBuilder().setName(name).setDatatype(type);
        for (long extent : shape) {
            input.addShape(extent);
        }
        return input;
    }
}

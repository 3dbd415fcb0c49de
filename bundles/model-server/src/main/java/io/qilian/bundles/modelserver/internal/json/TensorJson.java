package io.qilian.bundles.modelserver.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.qilian.bundles.modelserver.internal.protocol.ByteElements;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.InferReply;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The elements of a tensor as JSON: nested or flat on the way in, flat on the way out. */
final class TensorJson {

    private final DataType type;
    private final long expected;
    private final String where;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteBuffer element = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long count;

    private TensorJson(DataType type, long expected, String where) {
        this.type = type;
        this.expected = expected;
        this.where = where;
    }

    /** Reads the array that the parser stands at. */
    static ByteBuffer read(JsonParser parser, DataType type, long expected, String where) throws IOException {
        if (!type.json()) {
            throw Refusals.invalid("The datatype has no form in JSON", where, "binary data", type + " as JSON");
        }
        TensorJson tensor = new TensorJson(type, expected, where);
        tensor.read(parser);
        return ByteBuffer.wrap(tensor.out.toByteArray());
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Refusals.invalid("The data are no array", where, "an array", parser.currentToken() + "");
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else {
                if (count == expected) {
                    throw wrongCount("more");
                }
                count++;
                add(parser, token);
            }
        }
        if (count != expected) {
            throw wrongCount(count + "");
        }
    }

    private RuntimeException wrongCount(String actual) {
        return Refusals.invalid("The data do not fit the shape", where, expected + " elements", actual);
    }

    private void add(JsonParser parser, JsonToken token) throws IOException {
        element.clear();
        switch (type) {
            case BOOL -> element.put((byte) (flag(parser, token) ? 1 : 0));
            case UINT8 -> element.put((byte) whole(parser, token, 0, 0xff));
            case INT8 -> element.put((byte) whole(parser, token, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case UINT16 -> element.putShort((short) whole(parser, token, 0, 0xffff));
            case INT16 -> element.putShort((short) whole(parser, token, Short.MIN_VALUE, Short.MAX_VALUE));
            case UINT32 -> element.putInt((int) whole(parser, token, 0, 0xffff_ffffL));
            case INT32 -> element.putInt((int) whole(parser, token, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64, UINT64 -> element.putLong(whole(parser, token, Long.MIN_VALUE, Long.MAX_VALUE));
            case FP32 -> element.putFloat((float) real(parser, token, Float.MAX_VALUE));
            case FP64 -> element.putDouble(real(parser, token, Double.MAX_VALUE));
            case BYTES -> addText(parser, token);
            case FP16, BF16 -> throw new IllegalStateException(type + " was refused before");
        }
        out.write(element.array(), 0, element.position());
    }

    private boolean flag(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return whole(parser, token, 0, 1) == 1;
        }
        if (!token.isBoolean()) {
            throw wrongElement(parser);
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private long whole(JsonParser parser, JsonToken token, long least, long most) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw wrongElement(parser);
        }
        long value = parser.getLongValue();
        if (value < least || value > most) {
            throw wrongElement(parser);
        }
        return value;
    }

    private double real(JsonParser parser, JsonToken token, double most) throws IOException {
        if (!token.isNumeric()) {
            throw wrongElement(parser);
        }
        double value = parser.getDoubleValue();
        if (!(Math.abs(value) <= most)) {
            throw wrongElement(parser);
        }
        return value;
    }

    private void addText(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw wrongElement(parser);
        }
        byte[] text = parser.getText().getBytes(StandardCharsets.UTF_8);
        out.write(element.putInt(text.length).array(), 0, Integer.BYTES);
        out.writeBytes(text);
        // What is in the element has been written already.
        element.clear();
    }

    private RuntimeException wrongElement(JsonParser parser) throws IOException {
        return Refusals.invalid("An element does not fit the datatype", where, type + "", shortened(parser.getText()));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /** Writes the elements of an output as a flat array. */
    static void write(JsonGenerator json, InferReply.Output output) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(output.data()).order(ByteOrder.LITTLE_ENDIAN);
        json.writeStartArray();
        if (output.type() == DataType.BYTES) {
            long elements = output.shape().stream().reduce(1L, (one, other) -> one * other);
            List<ByteBuffer> texts = ByteElements.split(data, elements, output.name());
            for (String text : ByteElements.texts(texts, output.name())) {
                json.writeString(text);
            }
        } else {
            while (data.hasRemaining()) {
                write(json, data, output);
            }
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ByteBuffer data, InferReply.Output output) throws IOException {
        switch (output.type()) {
            case BOOL -> json.writeBoolean(data.get() != 0);
            case UINT8 -> json.writeNumber(data.get() & 0xff);
            case INT8 -> json.writeNumber(data.get());
            case UINT16 -> json.writeNumber(data.getShort() & 0xffff);
            case INT16 -> json.writeNumber(data.getShort());
            case UINT32 -> json.writeNumber(data.getInt() & 0xffff_ffffL);
            case INT32 -> json.writeNumber(data.getInt());
            case INT64, UINT64 -> json.writeNumber(data.getLong());
            case FP32 -> json.writeNumber(finite(data.getFloat(), output));
            case FP64 -> json.writeNumber(finite(data.getDouble(), output));
            case FP16, BF16, BYTES -> throw noJson(output, output.type() + "");
        }
    }

    private static float finite(float value, InferReply.Output output) {
        if (!Float.isFinite(value)) {
            throw noJson(output, value + "");
        }
        return value;
    }

    private static double finite(double value, InferReply.Output output) {
        if (!Double.isFinite(value)) {
            throw noJson(output, value + "");
        }
        return value;
    }

    private static RuntimeException noJson(InferReply.Output output, String what) {
        return Refusals.invalid(
                "The output has no form in JSON",
                "output " + output.name(),
                "binary_data asked for",
                what + " as JSON");
    }
}

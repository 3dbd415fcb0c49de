package io.qilian.bundles.modelserver.internal.grpc;

import com.google.protobuf.ByteString;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.wire.InferTensorContents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Elements that came as numbers of the message rather than as raw bytes. */
final class TypedContents {

    private TypedContents() {}

    static ByteBuffer bytes(InferTensorContents contents, DataType type, long elements, String where) {
        List<?> values =
                switch (type) {
                    case BOOL -> contents.getBoolContentsList();
                    case INT8, INT16, INT32 -> contents.getIntContentsList();
                    case INT64 -> contents.getInt64ContentsList();
                    case UINT8, UINT16, UINT32 -> contents.getUintContentsList();
                    case UINT64 -> contents.getUint64ContentsList();
                    case FP32 -> contents.getFp32ContentsList();
                    case FP64 -> contents.getFp64ContentsList();
                    case BYTES -> contents.getBytesContentsList();
                    case FP16, BF16 ->
                        throw Refusals.invalid(
                                "The datatype has raw contents only", where, "raw_input_contents", "contents");
                };
        if (values.size() != elements) {
            throw Refusals.invalid(
                    "The contents do not fit the shape", where, elements + " elements of " + type, values.size() + "");
        }
        return type == DataType.BYTES
                ? joined(contents.getBytesContentsList())
                : packed(contents, type, values.size(), where);
    }

    private static ByteBuffer joined(List<ByteString> elements) {
        int size = elements.stream()
                .mapToInt(element -> Integer.BYTES + element.size())
                .reduce(0, Math::addExact);
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (ByteString element : elements) {
            bytes.putInt(element.size());
            element.copyTo(bytes);
        }
        return bytes.flip();
    }

    private static ByteBuffer packed(InferTensorContents contents, DataType type, int count, String where) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(count, type.sizeBytes())).order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case BOOL -> contents.getBoolContentsList().forEach(value -> bytes.put((byte) (value ? 1 : 0)));
            case INT8 ->
                contents.getIntContentsList()
                        .forEach(value -> bytes.put((byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE, where)));
            case INT16 ->
                contents.getIntContentsList()
                        .forEach(value ->
                                bytes.putShort((short) within(value, Short.MIN_VALUE, Short.MAX_VALUE, where)));
            case INT32 -> contents.getIntContentsList().forEach(bytes::putInt);
            case INT64 -> contents.getInt64ContentsList().forEach(bytes::putLong);
            case UINT8 ->
                contents.getUintContentsList().forEach(value -> bytes.put((byte) within(value, 0, 0xff, where)));
            case UINT16 ->
                contents.getUintContentsList()
                        .forEach(value -> bytes.putShort((short) within(value, 0, 0xffff, where)));
            case UINT32 -> contents.getUintContentsList().forEach(bytes::putInt);
            case UINT64 -> contents.getUint64ContentsList().forEach(bytes::putLong);
            case FP32 -> contents.getFp32ContentsList().forEach(bytes::putFloat);
            case FP64 -> contents.getFp64ContentsList().forEach(bytes::putDouble);
            case FP16, BF16, BYTES -> throw new IllegalStateException(type + " is not packed here");
        }
        return bytes.flip();
    }

    private static int within(int value, int least, int most, String where) {
        if (value < least || value > most) {
            throw Refusals.invalid("An element is beyond its datatype", where, least + " to " + most, value + "");
        }
        return value;
    }
}

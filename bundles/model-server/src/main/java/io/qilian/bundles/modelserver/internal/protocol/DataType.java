package io.qilian.bundles.modelserver.internal.protocol;

import io.qilian.bundles.onnx.api.TensorType;
import java.util.Arrays;
import java.util.Optional;

/** Element types by the names of the protocol. */
public enum DataType {
    /** True or false, a byte. */
    BOOL(1, TensorType.BOOL),
    /** Unsigned, 8 bits. */
    UINT8(1, TensorType.UINT8),
    /** Unsigned, 16 bits. */
    UINT16(2, null),
    /** Unsigned, 32 bits. */
    UINT32(4, null),
    /** Unsigned, 64 bits. */
    UINT64(8, null),
    /** Signed, 8 bits. */
    INT8(1, TensorType.INT8),
    /** Signed, 16 bits. */
    INT16(2, TensorType.INT16),
    /** Signed, 32 bits. */
    INT32(4, TensorType.INT32),
    /** Signed, 64 bits. */
    INT64(8, TensorType.INT64),
    /** Half precision; in binary form only. */
    FP16(2, TensorType.FLOAT16),
    /** Single precision. */
    FP32(4, TensorType.FLOAT32),
    /** Double precision. */
    FP64(8, TensorType.FLOAT64),
    /** The upper half of single precision; in binary form only. */
    BF16(2, TensorType.BFLOAT16),
    /** Elements of any length, each with its length in four bytes before it. */
    BYTES(0, TensorType.STRING);

    private final int sizeBytes;
    private final TensorType tensorType;

    DataType(int sizeBytes, TensorType tensorType) {
        this.sizeBytes = sizeBytes;
        this.tensorType = tensorType;
    }

    /**
     * The type of a name.
     *
     * @param name as in the protocol
     * @param where the tensor, for the refusal
     * @return the type
     */
    public static DataType of(String name, String where) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Refusals.invalid("There is no such datatype", where, Arrays.toString(values()), name));
    }

    /** The type that stands for one of the runtime's. */
    public static DataType of(TensorType type) {
        return Arrays.stream(values())
                .filter(own -> own.tensorType == type)
                .findFirst()
                .orElseThrow();
    }

    /** Bytes of an element; 0 where they vary. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** The runtime's type; empty for one that no model here can have. */
    public Optional<TensorType> tensorType() {
        return Optional.ofNullable(tensorType);
    }

    /** Whether it can be written as JSON. */
    public boolean json() {
        return this != FP16 && this != BF16;
    }

    /** Its name in a model's configuration. */
    public String configName() {
        return this == BYTES ? "TYPE_STRING" : "TYPE_" + name();
    }
}

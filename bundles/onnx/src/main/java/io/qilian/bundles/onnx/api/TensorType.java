package io.qilian.bundles.onnx.api;

/**
 * Element types that inputs and outputs may have. ONNX Runtime's interface for Java cannot make tensors of unsigned
 * numbers of more than 8 bits, so models with such inputs or outputs are refused.
 */
public enum TensorType {
    /** IEEE 754 single precision. */
    FLOAT32(4),
    /** IEEE 754 double precision. */
    FLOAT64(8),
    /** IEEE 754 half precision. */
    FLOAT16(2),
    /** The upper half of a single precision number. */
    BFLOAT16(2),
    /** Unsigned byte. */
    UINT8(1),
    /** Signed byte. */
    INT8(1),
    /** Signed 16-bit integer. */
    INT16(2),
    /** Signed 32-bit integer. */
    INT32(4),
    /** Signed 64-bit integer. */
    INT64(8),
    /** One byte, 0 or 1. */
    BOOL(1),
    /** A text, see {@link OnnxCall#texts(String)}. */
    STRING(0);

    private final int sizeBytes;

    TensorType(int sizeBytes) {
        this.sizeBytes = sizeBytes;
    }

    /**
     * Size of one element.
     *
     * @return bytes; 0 for texts, whose length varies
     */
    public int sizeBytes() {
        return sizeBytes;
    }
}

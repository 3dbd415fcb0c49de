package io.qilian.bundles.onnx.api;

/** Element types that inputs and outputs may have. */
public enum TensorType {
    /** IEEE 754 single precision. */
    FLOAT32(4),
    /** IEEE 754 double precision. */
    FLOAT64(8),
    /** Unsigned byte. */
    UINT8(1),
    /** Signed byte. */
    INT8(1),
    /** Signed 32-bit integer. */
    INT32(4),
    /** Signed 64-bit integer. */
    INT64(8),
    /** One byte, 0 or 1. */
    BOOL(1);

    private final int sizeBytes;

    TensorType(int sizeBytes) {
        this.sizeBytes = sizeBytes;
    }

    /**
     * Size of one element.
     *
     * @return bytes
     */
    public int sizeBytes() {
        return sizeBytes;
    }
}

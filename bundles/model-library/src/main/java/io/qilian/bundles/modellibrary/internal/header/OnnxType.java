package io.qilian.bundles.modellibrary.internal.header;

import java.math.BigInteger;

/** Element types of tensors by their numbers in {@code onnx.proto} (TensorProto.DataType), with their sizes. */
public enum OnnxType {
    /** None, or one that is not known here. */
    UNDEFINED(0),
    /** Single precision. */
    FLOAT(32),
    /** Unsigned, 8 bits. */
    UINT8(8),
    /** Signed, 8 bits. */
    INT8(8),
    /** Unsigned, 16 bits. */
    UINT16(16),
    /** Signed, 16 bits. */
    INT16(16),
    /** Signed, 32 bits. */
    INT32(32),
    /** Signed, 64 bits. */
    INT64(64),
    /** Text, of any length. */
    STRING(0),
    /** True or false, a byte. */
    BOOL(8),
    /** Half precision. */
    FLOAT16(16),
    /** Double precision. */
    DOUBLE(64),
    /** Unsigned, 32 bits. */
    UINT32(32),
    /** Unsigned, 64 bits. */
    UINT64(64),
    /** Two of single precision. */
    COMPLEX64(64),
    /** Two of double precision. */
    COMPLEX128(128),
    /** Half precision with the exponent of single precision. */
    BFLOAT16(16),
    /** 8 bits, 4 of exponent, finite. */
    FLOAT8E4M3FN(8),
    /** 8 bits, 4 of exponent, finite, one zero. */
    FLOAT8E4M3FNUZ(8),
    /** 8 bits, 5 of exponent. */
    FLOAT8E5M2(8),
    /** 8 bits, 5 of exponent, finite, one zero. */
    FLOAT8E5M2FNUZ(8),
    /** Unsigned, two a byte. */
    UINT4(4),
    /** Signed, two a byte. */
    INT4(4),
    /** 4 bits, 2 of exponent, two a byte. */
    FLOAT4E2M1(4),
    /** 8 bits, all of exponent. */
    FLOAT8E8M0(8),
    /** Unsigned, four a byte. */
    UINT2(2),
    /** Signed, four a byte. */
    INT2(2);

    private static final OnnxType[] TYPES = values();

    private final int bits;

    OnnxType(int bits) {
        this.bits = bits;
    }

    /**
     * The type of a number.
     *
     * @param number as in the file
     * @return the type; {@link #UNDEFINED} for a number that is not known
     */
    static OnnxType of(long number) {
        return number > 0 && number < TYPES.length ? TYPES[(int) number] : UNDEFINED;
    }

    /** Whether the size of a tensor follows from its number of elements. */
    boolean sized() {
        return bits > 0;
    }

    /** Bytes of so many elements. */
    BigInteger bytes(BigInteger elements) {
        return elements.multiply(BigInteger.valueOf(bits))
                .add(BigInteger.valueOf(Byte.SIZE - 1L))
                .divide(BigInteger.valueOf(Byte.SIZE));
    }
}

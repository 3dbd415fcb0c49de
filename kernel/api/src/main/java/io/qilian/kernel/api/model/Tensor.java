package io.qilian.kernel.api.model;

import java.util.Arrays;

/**
 * A small tensor of single-precision numbers, row-major. For tabular and time-series models; pictures never travel this
 * way. The arrays are copied on the way in and out.
 *
 * @param shape extent of each dimension, each at least 1
 * @param values the numbers, as many as the product of the shape
 */
@SuppressWarnings("ArrayRecordComponent") // copied both ways, and compared by content
public record Tensor(long[] shape, float[] values) {

    /** Most numbers that one tensor may hold: 4 Mi, 16 MiB. */
    public static final int MAXIMUM_VALUES = 1 << 22;

    /**
     * Checks that shape and values agree, and copies them.
     *
     * @throws IllegalArgumentException if an extent is not positive, the product is over {@link #MAXIMUM_VALUES}, or it
     *     is not the number of values
     */
    public Tensor {
        shape = shape.clone();
        values = values.clone();
        long product = 1;
        for (long extent : shape) {
            if (extent < 1 || extent > MAXIMUM_VALUES || (product *= extent) > MAXIMUM_VALUES) {
                throw new IllegalArgumentException("tensor: expected positive extents with a product of at most "
                        + MAXIMUM_VALUES + ", got " + Arrays.toString(shape));
            }
        }
        if (product != values.length) {
            throw new IllegalArgumentException("tensor: expected " + product + " values for the shape "
                    + Arrays.toString(shape) + ", got " + values.length);
        }
    }

    /**
     * Extent of each dimension.
     *
     * @return a copy
     */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /**
     * The numbers, row-major.
     *
     * @return a copy
     */
    @Override
    public float[] values() {
        return values.clone();
    }

    /**
     * Equality of shape and values.
     *
     * @param other anything
     * @return whether it is a tensor of the same shape and the same numbers
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    /**
     * Hash of shape and values.
     *
     * @return the hash
     */
    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    /**
     * The shape; the values may be many.
     *
     * @return text such as {@code tensor[1, 6]}
     */
    @Override
    public String toString() {
        return "tensor" + Arrays.toString(shape);
    }
}

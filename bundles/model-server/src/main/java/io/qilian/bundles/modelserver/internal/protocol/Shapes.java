package io.qilian.bundles.modelserver.internal.protocol;

import io.qilian.bundles.onnx.api.TensorInfo;
import java.util.List;

/** Arithmetic on shapes that came from outside. */
public final class Shapes {

    private Shapes() {}

    /** Elements of a shape; refuses negative dimensions and what no tensor can have. */
    public static long elements(List<Long> shape, String where) {
        long elements = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw Refusals.invalid("A dimension is negative", where, "0 or more", shape + "");
            }
            if (extent > Integer.MAX_VALUE || elements * extent > Integer.MAX_VALUE) {
                throw Refusals.invalid(
                        "The shape is too large", where, "at most " + Integer.MAX_VALUE + " elements", shape + "");
            }
            elements *= extent;
        }
        return elements;
    }

    /** The shape without the batch, as a configuration writes it. */
    public static List<Long> withoutBatch(TensorInfo tensor, int mostBatch) {
        return mostBatch > 0 ? tensor.shape().subList(1, tensor.shape().size()) : tensor.shape();
    }
}

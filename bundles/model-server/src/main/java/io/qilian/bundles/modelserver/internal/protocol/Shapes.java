package io.qilian.bundles.modelserver.internal.protocol;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.util.List;
import java.util.stream.Stream;

/** Arithmetic on shapes that came from outside. */
public final class Shapes {

    /** Largest batch that a model whose first dimension is open takes in one request. */
    public static final int MOST_BATCH = 64;

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

    /**
     * The largest batch of a model: {@value #MOST_BATCH} if the first dimension of each input and output is open and
     * each input has another, 0 if it takes no batches.
     */
    public static int mostBatch(ModelSignature model) {
        boolean open = Stream.concat(model.inputs().stream(), model.outputs().stream())
                .allMatch(tensor -> !tensor.shape().isEmpty() && tensor.shape().get(0) < 0);
        boolean more = model.inputs().stream().allMatch(input -> input.shape().size() > 1);
        return open && more ? MOST_BATCH : 0;
    }

    /** The shape without the batch, as a configuration writes it. */
    public static List<Long> withoutBatch(TensorInfo tensor, int mostBatch) {
        return mostBatch > 0 ? tensor.shape().subList(1, tensor.shape().size()) : tensor.shape();
    }
}

package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.modellibrary.internal.card.BatchCard;
import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The batches that a version takes. It takes batches if the first dimension of each input and output is open and each
 * input has another: as many rows as its card says, one if the card says nothing.
 */
final class BatchSizes {

    private final List<TensorInfo> inputs;
    private final Optional<InputCard> picture;
    private final int most;

    BatchSizes(OnnxSession session, Card card, String where) {
        this.inputs = session.inputs();
        this.picture = card.input();
        boolean open = Stream.concat(session.inputs().stream(), session.outputs().stream())
                .allMatch(tensor -> !tensor.shape().isEmpty() && tensor.shape().get(0) < 0);
        boolean more = inputs.stream().allMatch(input -> input.shape().size() > 1);
        int stated = card.batch().map(BatchCard::maximum).orElse(1);
        if (stated > 1 && !(open && more)) {
            throw ModelProblems.input(
                    "The card allows batches, but the model has a first dimension that is not open",
                    where + " qilian.batch",
                    "an open first dimension of each input and output",
                    session.inputs() + " to " + session.outputs());
        }
        this.most = open && more ? stated : 0;
    }

    /** The largest batch; 0 if the first dimension of the model is none of a batch. */
    int most() {
        return most;
    }

    /** Powers of two up to the largest batch, and that. */
    List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int size = 1; size < most; size *= 2) {
            sizes.add(size);
        }
        if (most > 0) {
            sizes.add(most);
        }
        return sizes;
    }

    /** The shapes of a batch; empty if another dimension is open and the card does not say how large it is. */
    Optional<Map<String, List<Long>>> shapes(int rows) {
        Map<String, List<Long>> ofCard = picture.map(RawCall::shapes).orElse(Map.of());
        Map<String, List<Long>> shapes = new HashMap<>();
        for (TensorInfo input : inputs) {
            List<Long> shape = new ArrayList<>(ofCard.getOrDefault(input.name(), input.shape()));
            shape.set(0, (long) rows);
            if (shape.stream().anyMatch(extent -> extent < 0) || input.type() == TensorType.STRING) {
                return Optional.empty();
            }
            shapes.put(input.name(), shape);
        }
        return Optional.of(shapes);
    }
}

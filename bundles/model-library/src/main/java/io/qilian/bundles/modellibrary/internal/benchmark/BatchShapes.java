package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The shapes of the inputs for a batch size. The batch is the first dimension, as everywhere in serving; what else a
 * model leaves open is as the card says.
 */
final class BatchShapes {

    private final List<TensorInfo> inputs;
    private final Map<String, List<Long>> ofCard;
    private final String model;
    private final OptionalLong fixed;

    BatchShapes(List<TensorInfo> inputs, Optional<InputCard> card, String model) {
        this.inputs = inputs;
        this.ofCard = card.map(RawCall::shapes).orElse(Map.of());
        this.model = model;
        TensorInfo first = inputs.stream()
                .filter(input ->
                        card.map(InputCard::name).filter(input.name()::equals).isPresent())
                .findFirst()
                .orElse(inputs.get(0));
        this.fixed = open(first)
                ? OptionalLong.empty()
                : OptionalLong.of(first.shape().isEmpty() ? 1 : first.shape().get(0));
    }

    private static boolean open(TensorInfo input) {
        return !input.shape().isEmpty() && input.shape().get(0) < 0;
    }

    /** The batch size that the model fixes; empty if it leaves it open. */
    OptionalLong fixed() {
        return fixed;
    }

    /** The shape of each input by name. */
    Map<String, List<Long>> of(int batch) {
        if (fixed.isPresent() && fixed.getAsLong() != batch) {
            throw BenchmarkProblems.batchFixed(model, fixed.getAsLong(), batch);
        }
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (TensorInfo input : inputs) {
            List<Long> shape = new ArrayList<>(ofCard.getOrDefault(input.name(), input.shape()));
            if (open(input)) {
                shape.set(0, (long) batch);
            }
            if (shape.stream().anyMatch(extent -> extent < 0)) {
                throw BenchmarkProblems.openSizes(model, input.toString());
            }
            shapes.put(input.name(), shape);
        }
        return shapes;
    }

    /** The memory of the inputs in bytes. */
    double bytes(int batch) {
        Map<String, List<Long>> shapes = of(batch);
        return inputs.stream()
                .mapToDouble(input -> shapes.get(input.name()).stream()
                                .mapToDouble(Long::doubleValue)
                                .reduce(1, (a, b) -> a * b)
                        * input.type().sizeBytes())
                .sum();
    }
}

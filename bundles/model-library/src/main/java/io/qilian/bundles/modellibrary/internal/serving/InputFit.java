package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a call brings with what the version takes, before any memory is allocated for it. */
final class InputFit {

    private final ModelSignature model;
    private final Optional<InputCard> card;
    private final Map<String, List<Long>> shapes = new HashMap<>();

    private InputFit(ModelSignature model, Optional<InputCard> card) {
        this.model = model;
        this.card = card;
    }

    /** Refuses inputs that do not fit. */
    static void require(ModelSignature model, Optional<InputCard> card, List<ServedInput> inputs) {
        InputFit fit = new InputFit(model, card);
        inputs.forEach(fit::add);
        fit.requireAll();
    }

    /** The shapes of all inputs. */
    static Map<String, List<Long>> shapes(ModelSignature model, Optional<InputCard> card, List<ServedInput> inputs) {
        InputFit fit = new InputFit(model, card);
        inputs.forEach(fit::add);
        fit.requireAll();
        return fit.shapes;
    }

    private void add(ServedInput input) {
        TensorInfo wanted = model.input(input.name())
                .orElseThrow(() -> ServingProblems.input(
                        "The model has no such input", where(input.name()), model.inputs() + "", input.name()));
        if (shapes.containsKey(input.name())) {
            throw ServingProblems.input("An input is given twice", where(input.name()), "once", "twice");
        }
        if (input instanceof ServedInput.Numbers numbers) {
            fit(wanted, numbers.type(), numbers.shape());
            requireSize(numbers);
        } else if (input instanceof ServedInput.Texts texts) {
            fit(wanted, TensorType.STRING, texts.shape());
            requireCount(wanted, count(texts.shape(), wanted), texts.texts().size(), "texts");
        } else {
            InputCard picture = card.filter(those -> those.name().equals(input.name()))
                    .orElseThrow(() -> ServingProblems.input(
                            "The input takes no pictures", where(input.name()), wanted + "", "a picture"));
            shapes.putAll(RawCall.shapes(picture));
        }
    }

    private void fit(TensorInfo wanted, TensorType type, List<Long> shape) {
        if (wanted.type() != type) {
            throw ServingProblems.input(
                    "An input has another element type", where(wanted.name()), wanted.type() + "", type + "");
        }
        boolean fits = wanted.shape().size() == shape.size();
        for (int i = 0; fits && i < shape.size(); i++) {
            long extent = wanted.shape().get(i);
            fits = shape.get(i) > 0 && (extent < 0 || extent == shape.get(i));
        }
        if (!fits) {
            throw ServingProblems.input(
                    "An input has another shape", where(wanted.name()), wanted.shape() + "", shape + "");
        }
        shapes.put(wanted.name(), shape);
    }

    private void requireSize(ServedInput.Numbers numbers) {
        TensorInfo wanted = model.input(numbers.name()).orElseThrow();
        long bytes = Math.multiplyExact(
                count(numbers.shape(), wanted), (long) numbers.type().sizeBytes());
        requireCount(wanted, bytes, numbers.data().remaining(), "bytes");
        if (numbers.type() == TensorType.BOOL) {
            requireFlags(numbers);
        }
    }

    private void requireFlags(ServedInput.Numbers numbers) {
        ByteBuffer flags = numbers.data();
        for (int i = flags.position(); i < flags.limit(); i++) {
            if ((flags.get(i) & 0xfe) != 0) {
                throw ServingProblems.input(
                        "A flag is neither true nor false",
                        where(numbers.name()),
                        "0 or 1",
                        (flags.get(i) & 0xff) + "");
            }
        }
    }

    private void requireCount(TensorInfo input, long expected, long actual, String unit) {
        if (expected != actual) {
            throw ServingProblems.input(
                    "The data of an input do not fit its shape",
                    where(input.name()),
                    expected + " " + unit,
                    actual + " " + unit);
        }
    }

    private long count(List<Long> shape, TensorInfo input) {
        long count = 1;
        for (long extent : shape) {
            // No tensor that fits into a request has more elements than this, so nothing can overflow.
            if (extent > Integer.MAX_VALUE || count * extent > Integer.MAX_VALUE) {
                throw ServingProblems.input(
                        "The shape of an input is too large",
                        where(input.name()),
                        "at most " + Integer.MAX_VALUE + " elements",
                        shape + "");
            }
            count *= extent;
        }
        return count;
    }

    private void requireAll() {
        for (TensorInfo input : model.inputs()) {
            if (!shapes.containsKey(input.name())) {
                throw ServingProblems.input(
                        "An input is missing", where(input.name()), model.inputs() + "", shapes.keySet() + "");
            }
        }
    }

    private String where(String input) {
        return model.version() + " input " + input;
    }
}

package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.InputCard.ElementType;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.util.List;

/** Compares what a card says of the input with what the model has. */
final class InputCheck {

    private final OnnxSession session;
    private final String where;

    InputCheck(OnnxSession session, String where) {
        this.session = session;
        this.where = where + " qilian.input";
    }

    void check(InputCard card) {
        TensorInfo picture = find(card.name());
        List<Long> shape = InputFormats.shape(card);
        TensorType type = card.type() == ElementType.UINT8 ? TensorType.UINT8 : TensorType.FLOAT32;
        if (picture.type() != type || !fits(picture.shape(), shape)) {
            throw ModelProblems.input(
                    "The picture's input has another form", where, card.name() + ": " + type + shape, picture + "");
        }
        card.sizes().ifPresent(name -> {
            TensorInfo sizes = find(name);
            if (sizes.type() != TensorType.INT64 || !fits(sizes.shape(), List.of(1L, 2L))) {
                throw ModelProblems.input("The input for sizes has another form", where, "INT64[1, 2]", sizes + "");
            }
        });
        for (TensorInfo input : session.inputs()) {
            if (!input.name().equals(card.name())
                    && card.sizes().filter(input.name()::equals).isEmpty()) {
                throw ModelProblems.input(
                        "The model has an input that the card does not feed",
                        where,
                        card.name() + card.sizes().map(name -> ", " + name).orElse(""),
                        session.inputs() + "");
            }
        }
    }

    private TensorInfo find(String name) {
        return session.inputs().stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ModelProblems.input(
                        "The model has no input that is called " + name, where, session.inputs() + "", name));
    }

    private static boolean fits(List<Long> open, List<Long> wanted) {
        if (open.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i) >= 0 && !open.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}

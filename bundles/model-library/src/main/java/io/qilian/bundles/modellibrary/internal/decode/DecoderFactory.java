package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.OutputCard;
import io.qilian.bundles.modellibrary.internal.card.OutputCard.BoxForm;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;

/** Builds the decoder that a card names, after checking that the model's outputs are what that decoder reads. */
public final class DecoderFactory {

    private final Card card;
    private final OutputCard output;
    private final OnnxSession session;
    private final int labels;
    private final String where;

    private DecoderFactory(Card card, OnnxSession session, int labels, String where) {
        this.card = card;
        this.output = card.output();
        this.session = session;
        this.labels = labels;
        this.where = where;
    }

    /**
     * Builds the decoder of a detector.
     *
     * @param card the card, whose decoder is one for boxes
     * @param session the model
     * @param labels number of labels
     * @param where the card, for messages
     * @return the decoder
     */
    public static OutputDecoder detector(Card card, OnnxSession session, int labels, String where) {
        return new DecoderFactory(card, session, labels, where).build();
    }

    private OutputDecoder build() {
        InputCard input = card.input().orElseThrow();
        float threshold = (float) card.thresholds().score();
        return switch (output.decoder()) {
            case YOLOX -> {
                requireOutputs(1);
                GridCells cells = GridCells.of(input.width(), input.height(), output.strides());
                requireShape(0, List.of(1L, (long) cells.count(), 5L + labels));
                yield new YoloxDecoder(output.outputs().get(0), cells, labels, threshold);
            }
            case YOLOV5 -> {
                requireOutputs(1);
                requireShape(0, List.of(1L, -1L, 5L + labels));
                yield new YoloV5Decoder(output.outputs().get(0), labels, threshold);
            }
            case YOLOV8 -> yoloV8(threshold);
            case NANODET -> nanoDet(input, threshold);
            case DETR -> {
                requireOutputs(3);
                requireType(0, TensorType.INT64);
                requireType(1, TensorType.FLOAT32);
                requireType(2, TensorType.FLOAT32);
                yield new DetrDecoder(output.outputs(), boxReader(BoxForm.PIXEL_CORNERS), labels, threshold);
            }
            case SSD -> {
                requireOutputs(2);
                requireShape(0, List.of(1L, -1L, (long) labels + (output.background() ? 1 : 0)));
                requireShape(1, List.of(1L, -1L, 4L));
                yield new SsdDecoder(
                        output.outputs(), boxReader(BoxForm.UNIT_CORNERS), output.background(), labels, threshold);
            }
            case CLASSIFICATION, TENSOR -> throw new IllegalArgumentException("no detector: " + output.decoder());
        };
    }

    private OutputDecoder yoloV8(float threshold) {
        requireOutputs(1);
        TensorInfo info = info(0);
        long width = 4L + labels;
        boolean turned = info.shape().size() == 3
                && info.shape().get(2) == width
                && info.shape().get(1) != width;
        requireShape(0, turned ? List.of(1L, -1L, width) : List.of(1L, width, -1L));
        return new YoloV8Decoder(info.name(), labels, turned, boxReader(BoxForm.PIXEL_CENTRE), threshold);
    }

    private OutputDecoder nanoDet(InputCard input, float threshold) {
        int levels = output.strides().size();
        requireOutputs(2 * levels);
        GridCells cells = GridCells.of(input.width(), input.height(), output.strides());
        long bins = info(levels).shape().get(2) / 4;
        for (int level = 0; level < levels; level++) {
            long count = cells.count(level);
            requireShape(level, List.of(1L, count, (long) labels));
            requireShape(levels + level, List.of(1L, count, 4 * bins));
        }
        return new NanoDetDecoder(output, cells, labels, (int) bins, threshold);
    }

    private BoxReader boxReader(BoxForm usual) {
        InputCard input = card.input().orElseThrow();
        return new BoxReader(output.boxes().orElse(usual), input.width(), input.height());
    }

    private void requireOutputs(int count) {
        if (output.outputs().size() != count) {
            throw refusal("The decoder reads another number of outputs", count + " outputs", output.outputs() + "");
        }
        for (int i = 0; i < count; i++) {
            info(i);
        }
    }

    private TensorInfo info(int index) {
        String name = output.outputs().get(index);
        return session.outputs().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> refusal("The model has no output that is called " + name, session.outputs() + "", name));
    }

    private void requireType(int index, TensorType type) {
        TensorInfo info = info(index);
        if (info.type() != type) {
            throw refusal("Output " + info.name() + " has another element type", type + "", info + "");
        }
    }

    /** Compares dimension by dimension; -1 stands for any extent on either side. */
    private void requireShape(int index, List<Long> expected) {
        requireType(index, TensorType.FLOAT32);
        TensorInfo info = info(index);
        boolean fits = info.shape().size() == expected.size();
        for (int i = 0; fits && i < expected.size(); i++) {
            long actual = info.shape().get(i);
            fits = actual < 0 || expected.get(i) < 0 || actual == expected.get(i);
        }
        if (!fits) {
            throw refusal(
                    "Output " + info.name() + " does not have the shape that the decoder " + output.decoder()
                            + " reads with " + labels + " labels",
                    expected + "",
                    info + "");
        }
    }

    private ProblemException refusal(String what, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "model.output",
                        ProblemKind.INPUT,
                        what,
                        where + " qilian.output",
                        "Correct decoder, outputs, strides, labels or the size of the input in the card")
                .comparing(expected, actual));
    }
}

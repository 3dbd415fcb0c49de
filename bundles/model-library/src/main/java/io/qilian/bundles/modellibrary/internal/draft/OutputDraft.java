package io.qilian.bundles.modellibrary.internal.draft;

import io.qilian.bundles.modellibrary.internal.card.OutputCard.DecoderName;
import io.qilian.bundles.modellibrary.internal.header.ValueHeader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the outputs are probably read.
 *
 * @param decoder the decoder
 * @param outputs names of the outputs, in its order
 * @param classes how many classes it gives; 0 for a decoder without
 * @param background whether class 0 means nothing
 */
record OutputDraft(DecoderName decoder, List<String> outputs, int classes, boolean background) {

    private static final List<Integer> STRIDES = List.of(8, 16, 32);
    private static final int ANCHORS = 3;
    private static final int MAXIMUM_CLASSES = 10_000;

    /** Recognises the outputs by their number, names and shapes; whatever is not recognised is a plain tensor. */
    static OutputDraft find(ModelFacts facts, Optional<PictureDraft> picture) {
        List<ValueHeader> outputs = facts.header().outputs();
        return picture.flatMap(found -> Stream.of(
                                detr(outputs, facts),
                                grid(outputs, found, facts),
                                nanoDet(outputs, found),
                                ssd(outputs),
                                classification(outputs, facts))
                        .flatMap(Optional::stream)
                        .filter(draft -> draft.classes() <= MAXIMUM_CLASSES)
                        .findFirst())
                .orElseGet(() -> new OutputDraft(DecoderName.TENSOR, names(outputs), 0, false));
    }

    private static Optional<OutputDraft> detr(List<ValueHeader> outputs, ModelFacts facts) {
        boolean fits = names(outputs).containsAll(List.of("labels", "boxes", "scores")) && outputs.size() == 3;
        int classes = facts.names().isEmpty() ? 80 : facts.names().size();
        return fits
                ? Optional.of(new OutputDraft(DecoderName.DETR, List.of("labels", "boxes", "scores"), classes, false))
                : Optional.empty();
    }

    /** One output with a row for each cell of the grid: YOLOX, YOLOv5, YOLOv8 and their relatives. */
    private static Optional<OutputDraft> grid(List<ValueHeader> outputs, PictureDraft picture, ModelFacts facts) {
        if (outputs.size() != 1 || outputs.get(0).shape().size() != 3) {
            return Optional.empty();
        }
        long second = size(outputs.get(0), 1);
        long third = size(outputs.get(0), 2);
        long cells =
                STRIDES.stream().mapToLong(stride -> cells(picture, stride)).sum();
        int named = facts.names().size();
        if (third > 5 && second == cells && (named == 0 || named == third - 5)) {
            return of(DecoderName.YOLOX, outputs, third - 5);
        }
        if (third > 5 && (second == ANCHORS * cells || (second < 0 && facts.ultralytics() && named == third - 5))) {
            return of(DecoderName.YOLOV5, outputs, third - 5);
        }
        if (second > 4 && (third == cells || (third < 0 && facts.ultralytics() && named == second - 4))) {
            return of(DecoderName.YOLOV8, outputs, second - 4);
        }
        return Optional.empty();
    }

    private static Optional<OutputDraft> nanoDet(List<ValueHeader> outputs, PictureDraft picture) {
        int levels = STRIDES.size();
        if (outputs.size() != 2 * levels
                || outputs.stream().anyMatch(output -> output.shape().size() != 3)) {
            return Optional.empty();
        }
        long classes = size(outputs.get(0), 2);
        long distances = size(outputs.get(levels), 2);
        boolean fits = classes > 0 && distances > 0 && distances % 4 == 0;
        for (int level = 0; level < levels; level++) {
            long cells = cells(picture, STRIDES.get(level));
            fits &= size(outputs.get(level), 1) == cells && size(outputs.get(level), 2) == classes;
            fits &= size(outputs.get(levels + level), 1) == cells && size(outputs.get(levels + level), 2) == distances;
        }
        return fits ? of(DecoderName.NANODET, outputs, classes) : Optional.empty();
    }

    private static Optional<OutputDraft> ssd(List<ValueHeader> outputs) {
        if (outputs.size() != 2
                || outputs.stream().anyMatch(output -> output.shape().size() != 3)) {
            return Optional.empty();
        }
        ValueHeader scores = outputs.get(0);
        ValueHeader boxes = outputs.get(1);
        boolean fits = size(boxes, 2) == 4 && size(scores, 2) >= 2 && size(scores, 1) == size(boxes, 1);
        return fits
                ? Optional.of(new OutputDraft(DecoderName.SSD, names(outputs), (int) size(scores, 2) - 1, true))
                : Optional.empty();
    }

    /** A row of numbers may be anything; only a file that names as many classes is taken for a classifier. */
    private static Optional<OutputDraft> classification(List<ValueHeader> outputs, ModelFacts facts) {
        boolean fits = outputs.size() == 1
                && outputs.get(0).shape().size() == 2
                && !facts.names().isEmpty()
                && size(outputs.get(0), 1) == facts.names().size();
        return fits ? of(DecoderName.CLASSIFICATION, outputs, facts.names().size()) : Optional.empty();
    }

    private static Optional<OutputDraft> of(DecoderName decoder, List<ValueHeader> outputs, long classes) {
        return Optional.of(new OutputDraft(decoder, names(outputs), (int) classes, false));
    }

    private static List<String> names(List<ValueHeader> outputs) {
        return outputs.stream().map(ValueHeader::name).toList();
    }

    private static long size(ValueHeader value, int dimension) {
        return value.shape().get(dimension).size();
    }

    private static long cells(PictureDraft picture, int stride) {
        return ((picture.width() + stride - 1L) / stride) * ((picture.height() + stride - 1L) / stride);
    }
}

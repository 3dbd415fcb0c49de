package io.qilian.bundles.modellibrary.internal.draft;

import io.qilian.bundles.modellibrary.internal.card.InputCard.Colour;
import io.qilian.bundles.modellibrary.internal.card.InputCard.Resize;
import io.qilian.bundles.modellibrary.internal.card.OutputCard.DecoderName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How pixels probably become numbers: the usual way of the decoder's family, unless the file states otherwise.
 *
 * @param colour order of the channels
 * @param colourStated whether the file says so
 * @param resize how another aspect is brought in
 * @param scale factor of each pixel
 * @param scaleStated whether the file says so
 * @param mean taken off each channel
 * @param std divides each channel
 */
record InputDraft(
        Colour colour,
        boolean colourStated,
        Resize resize,
        double scale,
        boolean scaleStated,
        List<Double> mean,
        List<Double> std) {

    private static final double UNIT = 1.0 / 255;
    private static final List<Double> NONE = List.of(0.0, 0.0, 0.0);
    private static final List<Double> ONE = List.of(1.0, 1.0, 1.0);

    static InputDraft of(PictureDraft picture, DecoderName decoder, ModelFacts facts) {
        InputDraft usual = usual(decoder);
        if (picture.bytes()) {
            usual = new InputDraft(usual.colour, false, usual.resize, 1, true, NONE, ONE);
        }
        if (picture.channels() == 1) {
            usual = new InputDraft(
                    Colour.GREY, true, usual.resize, usual.scale, usual.scaleStated, List.of(0.0), List.of(1.0));
        }
        return usual.stated(facts, picture);
    }

    private static InputDraft usual(DecoderName decoder) {
        return switch (decoder) {
            case YOLOX -> new InputDraft(Colour.BGR, false, Resize.LETTERBOX_TOP_LEFT, 1, false, NONE, ONE);
            case YOLOV5, YOLOV8 -> new InputDraft(Colour.RGB, false, Resize.LETTERBOX, UNIT, false, NONE, ONE);
            // The statistics of ImageNet, in units of a pixel.
            case NANODET ->
                new InputDraft(
                        Colour.BGR,
                        false,
                        Resize.STRETCH,
                        1,
                        false,
                        List.of(103.53, 116.28, 123.675),
                        List.of(57.375, 57.12, 58.395));
            case SSD ->
                new InputDraft(
                        Colour.RGB,
                        false,
                        Resize.STRETCH,
                        1,
                        false,
                        List.of(127.0, 127.0, 127.0),
                        List.of(128.0, 128.0, 128.0));
            // The same statistics, in units of the whole range.
            case CLASSIFICATION ->
                new InputDraft(
                        Colour.RGB,
                        false,
                        Resize.STRETCH,
                        UNIT,
                        false,
                        List.of(0.485, 0.456, 0.406),
                        List.of(0.229, 0.224, 0.225));
            case DETR, TENSOR -> new InputDraft(Colour.RGB, false, Resize.STRETCH, UNIT, false, NONE, ONE);
        };
    }

    /** The keys of onnx/docs/MetadataProps.md. */
    private InputDraft stated(ModelFacts facts, PictureDraft picture) {
        Optional<Colour> pixels = facts.text("Image.BitmapPixelFormat").flatMap(InputDraft::pixelFormat);
        InputDraft draft = pixels.filter(stated -> (stated == Colour.GREY) == (picture.channels() == 1))
                .map(stated -> new InputDraft(stated, true, resize, scale, scaleStated, mean, std))
                .orElse(this);
        if (picture.bytes()) {
            return draft;
        }
        return switch (facts.text("Image.NominalPixelRange").orElse("")) {
            case "NominalRange_0_255" -> draft.range(1, 0, 1);
            case "Normalized_0_1" -> draft.range(UNIT, 0, 1);
            case "Normalized_1_1" -> draft.range(UNIT, 0.5, 0.5);
            default -> draft;
        };
    }

    private InputDraft range(double factor, double centre, double spread) {
        int channels = mean.size();
        return new InputDraft(
                colour,
                colourStated,
                resize,
                factor,
                true,
                Collections.nCopies(channels, centre),
                Collections.nCopies(channels, spread));
    }

    private static Optional<Colour> pixelFormat(String text) {
        return switch (text) {
            case "Gray8" -> Optional.of(Colour.GREY);
            case "Rgb8", "Rgba8" -> Optional.of(Colour.RGB);
            case "Bgr8", "Bgra8" -> Optional.of(Colour.BGR);
            default -> Optional.empty();
        };
    }
}

package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.version.InputFormats;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures how the activations of a model are spread over pictures, which go in as the card says. For one thread. */
final class Calibration {

    /** Tensors that one copy of the model gives, so that the outputs of one run stay within some hundred megabytes. */
    private static final int TENSORS_AT_ONCE = 64;

    private final OnnxModel model;
    private final InputCard card;
    private final OnnxRuntime runtime;
    private final Media media;
    private final Path file;

    /**
     * A calibration.
     *
     * @param model the model in single precision
     * @param card how pictures go in
     * @param runtime runs it
     * @param media scales pictures
     * @param file where copies of the model may be written
     */
    Calibration(OnnxModel model, InputCard card, OnnxRuntime runtime, Media media, Path file) {
        this.model = model;
        this.card = card;
        this.runtime = runtime;
        this.media = media;
        this.file = file;
    }

    /** Those of some tensors that are in single precision. */
    Set<String> inSinglePrecision(Set<String> tensors) {
        try (ExposedModel exposed = ExposedModel.load(model, tensors, file, runtime)) {
            Set<String> found = exposed.inSinglePrecision();
            found.retainAll(tensors);
            return found;
        }
    }

    /**
     * Runs the pictures.
     *
     * @param tensors what is measured, in single precision
     * @param pictures the files
     * @return a histogram for each tensor
     */
    Map<String, ActivationHistogram> measure(Set<String> tensors, List<Path> pictures) {
        Map<String, ActivationHistogram> histograms = new HashMap<>();
        List<String> names = new ArrayList<>(tensors);
        for (int from = 0; from < names.size(); from += TENSORS_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + TENSORS_AT_ONCE));
            some.forEach(name -> histograms.put(name, new ActivationHistogram()));
            try (ExposedModel exposed = ExposedModel.load(model, some, file, runtime)) {
                run(exposed, some, pictures, histograms);
            }
        }
        return histograms;
    }

    private void run(
            ExposedModel exposed,
            List<String> tensors,
            List<Path> pictures,
            Map<String, ActivationHistogram> histograms) {
        Set<String> inputs = new HashSet<>();
        exposed.session().inputs().forEach(input -> inputs.add(input.name()));
        try (OnnxLease lease = exposed.session().lease().orElseThrow();
                OnnxCall call = lease.prepare(RawCall.shapes(card));
                PictureScaler scaler = media.newScaler(InputFormats.of(card))) {
            card.sizes()
                    .ifPresent(name ->
                            call.input(name).asLongBuffer().put(card.width()).put(card.height()));
            for (Path picture : pictures) {
                Interruption.check(picture.toString());
                put(picture, scaler, call);
                call.run();
                for (String tensor : tensors) {
                    histograms
                            .get(tensor)
                            .add(inputs.contains(tensor) ? call.input(tensor).asFloatBuffer() : call.floats(tensor));
                }
            }
        }
    }

    private void put(Path file, PictureScaler scaler, OnnxCall call) {
        Optional<Picture> opened = CalibrationPictures.open(file, media);
        try (Picture picture = opened.orElseThrow(() -> QuantizationProblems.pictures(
                "A picture can no longer be read", file, "the picture that was there at first", ""))) {
            scaler.scale(picture, PictureRegion.whole(picture), call.input(card.name()));
        }
    }
}

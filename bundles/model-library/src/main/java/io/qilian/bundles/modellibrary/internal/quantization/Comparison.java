package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.observation.Detection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the model in single precision finds in pictures, against which quantized ones are measured. For one thread. */
final class Comparison {

    private final Media media;
    private final double threshold;
    private final Map<Path, List<Detection>> expected = new LinkedHashMap<>();
    private final int detections;

    /**
     * Runs the model once.
     *
     * @param base the model in single precision
     * @param pictures the files
     * @param media reads them
     */
    Comparison(LoadedVersion base, List<Path> pictures, Media media) {
        this.media = media;
        this.threshold = base.folder().card().thresholds().score();
        pictures.forEach(file -> expected.put(file, detect(base, file, media)));
        this.detections = expected.values().stream().mapToInt(List::size).sum();
    }

    /** How many detections the model has in them. */
    int detections() {
        return detections;
    }

    /** Compares a quantized model. */
    Agreement with(LoadedVersion quantized) {
        Agreement agreement = new Agreement(threshold);
        expected.forEach((file, found) -> agreement.add(found, detect(quantized, file, media)));
        return agreement;
    }

    /** What a model finds in a picture. */
    static List<Detection> detect(LoadedVersion model, Path file, Media media) {
        Interruption.check(file.toString());
        Optional<Picture> opened = CalibrationPictures.open(file, media);
        try (Picture picture = opened.orElseThrow(() -> QuantizationProblems.pictures(
                "A picture can no longer be read", file, "the picture that was there at first", ""))) {
            return model.detect(picture, PictureRegion.whole(picture));
        }
    }
}

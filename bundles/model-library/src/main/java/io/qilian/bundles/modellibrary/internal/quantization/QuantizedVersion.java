package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.InputCard.ElementType;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The version that comes to be: its folder NAME/VERSION with model, labels, golden samples and card. For one thread. */
final class QuantizedVersion {

    /** Fewer detections would prove nothing. */
    private static final int LEAST_DETECTIONS = 20;

    private final LoadedVersion base;
    private final ModelFolder from;
    private final String version;
    private final Path work;
    private final Path folder;
    private final OnnxRuntime runtime;
    private final Media media;
    private final List<Path> goldenPictures;
    private int compared;

    /**
     * A version that is not made yet.
     *
     * @param base the version in single precision, a detector
     * @param version number of the new one
     * @param work an empty folder
     * @param runtime runs models
     * @param media reads and scales pictures
     * @throws ProblemException if the base is no detector that takes pictures in single precision
     */
    QuantizedVersion(LoadedVersion base, String version, Path work, OnnxRuntime runtime, Media media) {
        this.base = base;
        this.from = base.folder();
        this.version = version;
        this.work = work;
        this.folder = work.resolve(from.card().name()).resolve(version);
        this.runtime = runtime;
        this.media = media;
        this.goldenPictures = GoldenSamples.pictures(from);
        boolean single = from.card()
                .input()
                .filter(card -> card.type() == ElementType.FLOAT32)
                .isPresent();
        if (!base.detector() || !single) {
            throw QuantizationProblems.unfit(
                    "Only detectors that take pictures in single precision are quantized",
                    base.version().toString(),
                    "Quantize other models where they were trained, and register the result");
        }
    }

    /** The best candidate that is good enough. */
    Candidate search(CalibrationPictures pictures) {
        String where = base.version().toString();
        OnnxModel read = OnnxFile.read(from.model());
        OnnxFile.requirePlain(read, where);
        OnnxModel model = OpsetUpgrade.upgrade(read, where);
        InputCard input = from.card().input().orElseThrow();
        Calibration calibration = new Calibration(model, input, runtime, media, work.resolve("exposed.onnx"));
        Comparison checked = new Comparison(base, pictures.checking(), media);
        if (checked.detections() < LEAST_DETECTIONS) {
            throw QuantizationProblems.pictures(
                    "The model finds too little in the pictures for a comparison",
                    pictures.checking().get(0).toAbsolutePath().getParent(),
                    LEAST_DETECTIONS + " detections or more in "
                            + pictures.checking().size() + " pictures",
                    String.valueOf(checked.detections()));
        }
        compared = pictures.checking().size() + goldenPictures.size();
        prepare();
        CandidateSearch search =
                new CandidateSearch(model, this::load, checked, new Comparison(base, goldenPictures, media));
        return search.find(calibration, pictures.calibrating(), where);
    }

    private void prepare() {
        try {
            Files.createDirectories(folder);
            if (from.card().labels().isPresent()) {
                Files.write(folder.resolve(from.card().labels().get()), from.labels());
            }
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(folder, e);
        }
    }

    /** Loads a model in the new version's folder, without golden samples. */
    private LoadedVersion load(OnnxModel model) {
        OnnxFile.write(model, folder.resolve(ModelFolder.MODEL_FILE));
        writeCard(Optional.empty(), "A candidate.\n");
        return LoadedVersion.load(ModelFolder.read(folder), runtime, media, 1);
    }

    private void writeCard(Optional<GoldenCard> golden, String text) {
        try {
            String digest = Manifest.digest(folder.resolve(ModelFolder.MODEL_FILE));
            Files.writeString(
                    folder.resolve(ModelFolder.CARD_FILE), QuantizedCard.write(from, version, digest, golden, text));
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(folder, e);
        }
    }

    /**
     * Writes model, golden samples and card of the candidate that was found.
     *
     * @param found the candidate
     * @param pictures what it was calibrated with
     * @param source where they lie
     * @return milliseconds of a run of the base and of the new version
     */
    double[] finish(Candidate found, CalibrationPictures pictures, Path source) {
        LoadedVersion loaded = load(found.model());
        double[] runMs;
        try {
            runMs = RunTime.compare(base, loaded);
            from.card().golden().ifPresent(card -> GoldenSamples.record(goldenPictures, loaded, card, media));
        } finally {
            loaded.retire();
        }
        writeCard(from.card().golden(), text(found, pictures, source));
        return runMs;
    }

    private String text(Candidate found, CalibrationPictures pictures, Path source) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Made of %s by quantization after training: %d convolutions work on numbers of 8 bits.%n%n",
                base.version(),
                found.layers()));
        text.append("| | |\n|---|---|\n");
        row(text, "calibrated with", pictures.calibrating().size() + " pictures of " + source.getFileName());
        row(text, "their digest (SHA-256)", pictures.digest());
        row(text, "ranges of activations", found.rule() == RangeRule.WHOLE ? "whole" : "of the least squared error");
        row(
                text,
                "left in single precision besides the heads",
                found.inFloat().isEmpty() ? "nothing" : found.inFloat());
        row(text, "detections in " + pictures.checking().size() + " other pictures", found.agreement());
        if (!goldenPictures.isEmpty()) {
            row(text, "detections in the golden samples", found.golden());
        }
        text.append("\nMetrics of the base are not repeated here, since they were not measured on this version.\n");
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Object value) {
        String plain = value.toString().replaceAll("[|`<>\\p{Cntrl}]", " ");
        text.append("| ").append(name).append(" | ").append(plain).append(" |\n");
    }

    /** How many pictures both versions were compared on. */
    int compared() {
        return compared;
    }

    /** What is to be registered. */
    RegistrationRequest request() {
        return RegistrationRequest.of(folder.toString());
    }
}

package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelQuantization;
import io.qilian.bundles.modellibrary.api.QuantizationReport;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.registry.JournalledRegistry;
import io.qilian.bundles.modellibrary.internal.turn.SingleTurn;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Quantizes after training: ranges are measured on pictures, weights get a scale for each channel, and what comes out must
 * find what the model finds. The steps are those of M. Nagel and others, "A White Paper on Neural Network Quantization"
 * (2021, arXiv:2106.08295), section 3, without the equalization between layers.
 */
public final class CalibratedQuantization implements ModelQuantization {

    private final FolderModelLibrary library;
    private final JournalledRegistry registry;
    private final OnnxRuntime runtime;
    private final Media media;
    private final Path work;
    private final SingleTurn turns = new SingleTurn("model.quantize-busy", "quantization");

    /**
     * Quantization for a library.
     *
     * @param library where models are
     * @param registry where the results go
     * @param runtime runs models
     * @param media reads and scales pictures
     * @param work a folder of its own for files that come and go, some times the size of a model
     */
    public CalibratedQuantization(
            FolderModelLibrary library, JournalledRegistry registry, OnnxRuntime runtime, Media media, Path work) {
        this.library = library;
        this.registry = registry;
        this.runtime = runtime;
        this.media = media;
        this.work = work;
    }

    @Override
    public QuantizationReport quantize(ModelReference model, Path pictures, AliasMove.Change change) {
        try (SingleTurn.Held turn = turns.take(model.toString());
                WorkFolder folder = WorkFolder.open(work)) {
            Interruption.check(model.toString());
            ModelFolder base = ModelFolder.read(Path.of(library.model(model).folder()));
            // Only what was admitted is loaded here as well.
            library.tryOut(base);
            return quantize(base, CalibrationPictures.of(pictures, media), pictures, folder.path(), change);
        } catch (ProblemException e) {
            // Whatever the interruption met first tells of itself.
            if (Thread.interrupted()) {
                throw QuantizationProblems.interrupted(model.toString());
            }
            throw e;
        } catch (OnnxException e) {
            throw QuantizationProblems.unfit(
                    "The runtime refuses the rewritten model: " + e.getMessage(),
                    model.toString(),
                    "Tell the platform's makers which model it is");
        }
    }

    private QuantizationReport quantize(
            ModelFolder base, CalibrationPictures pictures, Path source, Path folder, AliasMove.Change change) {
        LoadedVersion loaded = LoadedVersion.load(base, runtime, media, 1);
        try {
            QuantizedVersion version = new QuantizedVersion(
                    loaded, registry.versionAfter(base.card().name()), folder, runtime, media);
            Candidate found = version.search(pictures);
            double[] runMs = version.finish(found, pictures, source);
            Registration registration = registry.register(version.request(), change);
            return new QuantizationReport(
                    registration,
                    loaded.version().toString(),
                    pictures.calibrating().size(),
                    version.compared(),
                    found.layers(),
                    found.inFloat(),
                    found.agreement().share(),
                    runMs[0],
                    runMs[1],
                    size(base.model()),
                    found.model().getSerializedSize());
        } finally {
            loaded.retire();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(file, e);
        }
    }
}

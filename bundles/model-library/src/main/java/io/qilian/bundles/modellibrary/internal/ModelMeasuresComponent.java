package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.BenchmarkProgress;
import io.qilian.bundles.modellibrary.api.BenchmarkReport;
import io.qilian.bundles.modellibrary.api.BenchmarkRequest;
import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.EvaluationProgress;
import io.qilian.bundles.modellibrary.api.EvaluationReport;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.Lanes;
import io.qilian.bundles.modellibrary.api.ModelBenchmark;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.bundles.modellibrary.internal.benchmark.LibraryBenchmark;
import io.qilian.bundles.modellibrary.internal.evaluation.EvaluationJournal;
import io.qilian.bundles.modellibrary.internal.evaluation.LibraryEvaluation;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.kernel.api.model.ModelReference;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How fast and how good the versions of the library are. */
@Component(service = {ModelBenchmark.class, ModelEvaluation.class})
public final class ModelMeasuresComponent implements ModelBenchmark, ModelEvaluation {

    private final ModelBenchmark benchmark;
    private final ModelEvaluation evaluation;

    /**
     * Measures the models of the library.
     *
     * @param models the library, whose database keeps evaluations
     * @param lanes what else goes on
     * @param runtime runs models
     * @param media scales pictures
     */
    @Activate
    public ModelMeasuresComponent(
            @Reference ModelLibraryComponent models,
            @Reference Lanes lanes,
            @Reference OnnxRuntime runtime,
            @Reference Media media) {
        FolderModelLibrary library = models.library();
        benchmark = new LibraryBenchmark(
                library, lanes, runtime, media, Runtime.getRuntime().availableProcessors());
        evaluation =
                new LibraryEvaluation(library, new EvaluationJournal(models.database()), media, InstantSource.system());
    }

    @Override
    public BenchmarkReport benchmark(
            ModelReference model, BenchmarkRequest request, Consumer<BenchmarkProgress> progress) {
        return benchmark.benchmark(model, request, progress);
    }

    @Override
    public EvaluationReport evaluate(
            ModelReference model, EvaluationRequest request, String by, Consumer<EvaluationProgress> progress) {
        return evaluation.evaluate(model, request, by, progress);
    }

    @Override
    public List<Evaluation> evaluations(ModelReference model) {
        return evaluation.evaluations(model);
    }
}

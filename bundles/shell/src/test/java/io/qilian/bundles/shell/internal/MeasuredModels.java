package io.qilian.bundles.shell.internal;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.BenchmarkProgress;
import io.qilian.bundles.modellibrary.api.BenchmarkReport;
import io.qilian.bundles.modellibrary.api.BenchmarkRequest;
import io.qilian.bundles.modellibrary.api.ModelBenchmark;
import io.qilian.bundles.modellibrary.api.ModelQuantization;
import io.qilian.bundles.modellibrary.api.QuantizationReport;
import io.qilian.kernel.api.model.ModelReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells the report that the test puts in, and writes down what it is asked for. */
final class MeasuredModels implements ModelBenchmark, ModelQuantization {

    final List<String> calls = new ArrayList<>();
    final List<BenchmarkReport> benchmarks = new ArrayList<>();
    QuantizationReport quantized;

    @Override
    public BenchmarkReport benchmark(
            ModelReference model, BenchmarkRequest request, Consumer<BenchmarkProgress> progress) {
        calls.add("benchmark " + model + " " + request);
        BenchmarkReport report = benchmarks.get(0);
        report.cells()
                .forEach(cell ->
                        progress.accept(new BenchmarkProgress(1, report.cells().size(), cell)));
        return report;
    }

    @Override
    public QuantizationReport quantize(ModelReference model, Path pictures, AliasMove.Change change) {
        calls.add("quantize " + model + " " + pictures.getFileName() + " " + change.by() + " " + change.reason());
        return quantized;
    }
}

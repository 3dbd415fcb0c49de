package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.BenchmarkCell;
import io.qilian.bundles.modellibrary.api.BenchmarkProgress;
import io.qilian.bundles.modellibrary.api.BenchmarkReport;
import io.qilian.bundles.modellibrary.api.BenchmarkRequest;
import io.qilian.bundles.modellibrary.api.Lanes;
import io.qilian.bundles.modellibrary.api.ModelBenchmark;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.serving.ServedLibrary;
import io.qilian.bundles.modellibrary.internal.serving.SharingRule;
import io.qilian.bundles.modellibrary.internal.turn.SingleTurn;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.kernel.api.model.ModelReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures versions of the library. Calls go through a way of their own into the library, so that neither the figures nor
 * the places of programs' calls are touched.
 */
public final class LibraryBenchmark implements ModelBenchmark {

    /** The cells of a group take turns so often. */
    private static final int ROUNDS = 3;

    /** The part of a cell's time that is spent before it counts. */
    private static final int WARM_UP_PART = 10;

    private final FolderModelLibrary library;
    private final Lanes lanes;
    private final OnnxRuntime runtime;
    private final Media media;
    private final int processors;
    private final SingleTurn turns = new SingleTurn("benchmark.busy", "benchmark");

    /**
     * A benchmark.
     *
     * @param library the models
     * @param lanes what else goes on
     * @param runtime opens sessions with other settings
     * @param media scales pictures
     * @param processors how many threads may be used at once
     */
    public LibraryBenchmark(FolderModelLibrary library, Lanes lanes, OnnxRuntime runtime, Media media, int processors) {
        this.library = library;
        this.lanes = lanes;
        this.runtime = runtime;
        this.media = media;
        this.processors = processors;
    }

    @Override
    public BenchmarkReport benchmark(
            ModelReference model, BenchmarkRequest request, Consumer<BenchmarkProgress> progress) {
        ModelSummary summary = library.summary(model);
        ModelReference version = new ModelReference(summary.name(), summary.version(), false);
        try (SingleTurn.Held turn = turns.take(version.toString());
                OpenModel opened = library.open(version);
                CallerCrew crew = new CallerCrew(processors, System::nanoTime);
                ServedLibrary served = new ServedLibrary(
                        library, media, new ProcessorBudget(processors, processors), SharingRule.NONE, crew.timer())) {
            LoadedVersion loaded = opened.current();
            LoadWatch watch = new LoadWatch(lanes);
            BatchShapes shapes = new BatchShapes(
                    loaded.signature().inputs(), loaded.folder().card().input(), version.toString());
            List<List<CellPlan>> groups = new BenchmarkPlan(
                            request,
                            new BenchmarkPlan.Subject(shapes.fixed(), loaded.detector() || loaded.classifier()),
                            processors,
                            watch.busy())
                    .groups();
            Workloads workloads = new Workloads(loaded, shapes, served, runtime, media);
            long cellNs = (long) (request.cellSeconds() * TimeUnit.SECONDS.toNanos(1));
            List<BenchmarkCell> cells = new Groups(workloads, crew, cellNs, progress).measure(groups, version);
            return new BenchmarkReport(
                    loaded.version(), runtime.version(), processors, shapes.fixed(), cells, watch.load());
        }
    }

    /** Measures group after group. */
    private record Groups(Workloads workloads, CallerCrew crew, long cellNs, Consumer<BenchmarkProgress> progress) {

        List<BenchmarkCell> measure(List<List<CellPlan>> groups, ModelReference version) {
            int total = groups.stream().mapToInt(List::size).sum();
            List<BenchmarkCell> cells = new ArrayList<>();
            try {
                for (List<CellPlan> group : groups) {
                    for (BenchmarkCell cell : measure(group)) {
                        cells.add(cell);
                        progress.accept(new BenchmarkProgress(cells.size(), total, cell));
                    }
                }
                return cells;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw BenchmarkProblems.interrupted(version.toString(), cells.size(), total, e);
            }
        }

        private List<BenchmarkCell> measure(List<CellPlan> group) throws InterruptedException {
            List<OpenCell> cells = new ArrayList<>();
            try {
                for (CellPlan plan : group) {
                    OpenCell cell = OpenCell.open(plan, () -> workloads.open(plan));
                    cells.add(cell);
                    cell.warmUp(crew, cellNs / WARM_UP_PART);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    for (OpenCell cell : cells) {
                        cell.measure(crew, cellNs / ROUNDS);
                    }
                }
                return cells.stream().map(OpenCell::result).toList();
            } finally {
                cells.forEach(OpenCell::close);
            }
        }
    }
}

package io.qilian.bundles.modellibrary.internal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.api.BenchmarkCell;
import io.qilian.bundles.modellibrary.api.BenchmarkCell.Way;
import io.qilian.bundles.modellibrary.api.BenchmarkProgress;
import io.qilian.bundles.modellibrary.api.BenchmarkReport;
import io.qilian.bundles.modellibrary.api.BenchmarkRequest;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoAliases;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryBenchmarkTest {

    private static final ModelReference SPOTS = ModelReference.parse("spots");
    private static final BenchmarkRequest SHORT = new BenchmarkRequest(0.1, List.of(), List.of(1, 2), List.of(2));

    @TempDir
    private Path folder;

    private final List<LaneStatistics> lanes = new ArrayList<>();

    @Test
    void measuresAllThreeWaysAndHoldsNothingAfterwards() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        FolderModelLibrary library = library();
        List<BenchmarkProgress> told = new ArrayList<>();
        BenchmarkReport report = benchmark(library).benchmark(SPOTS, SHORT, told::add);
        assertThat(report.version()).hasToString("spots:1.0.0");
        assertThat(report.fixedBatch()).hasValue(1);
        assertThat(report.cells())
                .extracting(BenchmarkCell::way)
                .containsExactly(Way.RAW, Way.CALL, Way.FRAME, Way.RAW, Way.CALL, Way.FRAME, Way.RAW);
        assertThat(report.cells()).allSatisfy(cell -> {
            BenchmarkCell.Figures figures = cell.figures().orElseThrow();
            assertThat(figures.calls()).isPositive();
            assertThat(figures.p50Ms()).isPositive().isLessThanOrEqualTo(figures.p95Ms());
            assertThat(figures.p95Ms()).isLessThanOrEqualTo(figures.p99Ms());
            assertThat(figures.itemsPerSecond()).isPositive();
        });
        assertThat(told).extracting(BenchmarkProgress::cell).isEqualTo(report.cells());
        assertThat(told).extracting(BenchmarkProgress::done).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(library.models().get(0).state()).isEqualTo(ModelState.AVAILABLE);
    }

    @Test
    void measuresBatchesOfAModelThatLeavesThemOpen() {
        putLine();
        BenchmarkReport report = benchmark(library())
                .benchmark(
                        ModelReference.parse("line"),
                        new BenchmarkRequest(0.1, List.of(1, 16), List.of(1), List.of()),
                        progress -> {});
        assertThat(report.fixedBatch()).isEmpty();
        assertThat(report.cells())
                .filteredOn(cell -> cell.intraOpThreads() == 1)
                .hasSize(4);
        assertThat(report.cells()).allMatch(cell -> cell.problem().isEmpty());
    }

    @Test
    void saysOfEachCellWhyItCannotBeMeasuredAndGoesOn() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        BenchmarkReport report = benchmark(library())
                .benchmark(SPOTS, new BenchmarkRequest(0.1, List.of(1, 4), List.of(1), List.of()), progress -> {});
        assertThat(report.cells())
                .filteredOn(cell -> cell.batch() == 4)
                .isNotEmpty()
                .allSatisfy(
                        cell -> assertThat(cell.problem()).hasValueSatisfying(problem -> assertThat(problem.message())
                                .contains("takes batches of 1 only", "expected: batch 1", "actual: batch 4")));
        assertThat(report.cells()).filteredOn(cell -> cell.batch() == 1).allMatch(cell -> cell.figures()
                .isPresent());
    }

    @Test
    void tellsWhatTheLanesDidMeanwhile() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        lanes.add(new LaneStatistics("gate", "spots@prod", 100, 90, 0, 8, 2, 12));
        BenchmarkRequest usual = new BenchmarkRequest(0.1, List.of(), List.of(), List.of());
        BenchmarkReport report = benchmark(library())
                .benchmark(
                        SPOTS,
                        usual,
                        progress -> lanes.set(0, new LaneStatistics("gate", "spots@prod", 130, 110, 0, 15, 3, 12)));
        assertThat(report.cells()).hasSize(3).allMatch(cell -> cell.callers() == 1);
        assertThat(report.load().lanes()).isEqualTo(1);
        assertThat(report.load().analysed()).isEqualTo(20);
        assertThat(report.load().dropped()).isEqualTo(8);
    }

    @Test
    void refusesASecondBenchmarkWhileOneRuns() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        LibraryBenchmark benchmark = benchmark(library());
        List<ProblemException> refused = new ArrayList<>();
        benchmark.benchmark(
                SPOTS,
                SHORT,
                progress -> refused.add(catchThrowableOfType(
                        ProblemException.class, () -> benchmark.benchmark(SPOTS, SHORT, none -> {}))));
        assertThat(refused).hasSize(7).allSatisfy(problem -> assertThat(problem)
                .hasMessageContaining("benchmark.busy")
                .hasMessageContaining("benchmark of spots:1.0.0"));
        assertThat(benchmark.benchmark(SPOTS, SHORT, progress -> {}).cells()).hasSize(7);
    }

    @Test
    void endsSoonAfterAnInterruptAndLetsEverythingGo() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        FolderModelLibrary library = library();
        BenchmarkRequest endless = new BenchmarkRequest(60, List.of(), List.of(2), List.of());
        Thread caller = Thread.currentThread();
        Thread impatient = new Thread(
                () -> {
                    // The calls have begun when the model is held for them beside the benchmark itself.
                    while (library.models().get(0).users() < 2) {
                        Thread.onSpinWait();
                    }
                    caller.interrupt();
                },
                "impatient");
        impatient.start();
        ProblemException ended = catchThrowableOfType(
                ProblemException.class, () -> benchmark(library).benchmark(SPOTS, endless, progress -> {}));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.problem().code()).isEqualTo("benchmark.interrupted");
        assertThat(library.models().get(0).state()).isEqualTo(ModelState.AVAILABLE);
    }

    @Test
    void tellsOfAModelThatIsNotThere() {
        Consumer<BenchmarkProgress> nobody = progress -> {};
        ProblemException unknown = catchThrowableOfType(ProblemException.class, () -> benchmark(library())
                .benchmark(ModelReference.parse("none"), SHORT, nobody));
        assertThat(unknown.problem().code()).isEqualTo("model.unknown");
    }

    private void putLine() {
        Models.put(folder, "line", "1.0.0", "line", "  output: {decoder: tensor, outputs: [ahead]}\n");
    }

    private LibraryBenchmark benchmark(FolderModelLibrary library) {
        return new LibraryBenchmark(library, () -> List.copyOf(lanes), Models.RUNTIME, Models.MEDIA, 2);
    }

    private FolderModelLibrary library() {
        return new FolderModelLibrary(
                folder,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                version -> LoadedVersion.load(version, Models.RUNTIME, Models.MEDIA, 4));
    }
}

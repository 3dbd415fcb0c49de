package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.BenchmarkCell;
import io.qilian.bundles.modellibrary.api.BenchmarkCell.Figures;
import io.qilian.bundles.modellibrary.api.BenchmarkCell.Way;
import io.qilian.bundles.modellibrary.api.BenchmarkReport;
import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.EvaluationReport;
import io.qilian.bundles.modellibrary.api.EvaluationReport.Confusion;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code model:benchmark}, {@code model:evaluate}, {@code model:evaluations}. */
class MeasureCommandsTest {

    private static final ModelVersion ROADS = new ModelVersion("road-objects", "1.2.0", "c0ffee");

    @TempDir
    private Path folder;

    private final Platform platform = new Platform();
    private final MeasuredModels measured = new MeasuredModels();
    private final KarafConsole console = new KarafConsole(platform).with(measured);

    @BeforeEach
    void fill() {
        platform.models.add(Samples.model("road-objects", Optional.empty()));
        Problem fixed =
                Problem.of("benchmark.batch-fixed", ProblemKind.INPUT, "Batches of 1 only", "roads", "Leave it");
        measured.benchmarks.add(new BenchmarkReport(
                ROADS,
                "1.29.0",
                2,
                OptionalLong.of(1),
                List.of(
                        cell(Way.RAW, 1, new Figures(100, 8, 9.5, 12.25, 125)),
                        cell(Way.FRAME, 1, new Figures(80, 10, 11, 14, 100)),
                        new BenchmarkCell(Way.RAW, 4, 1, 1, Optional.empty(), Optional.of(fixed))),
                new BenchmarkReport.Load(3, 210, 12, OptionalDouble.of(1.25))));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void showsTheRuntimeBesideTheLibraryWithWhatTheMachineDidMeanwhile() {
        assertThat(console.run("model:benchmark --seconds 0.5 --batches 1,4 --threads 1 --intra-op 2 road-objects"))
                .contains("1 of 3: runtime, batch 1, threads 1, per run 1\n")
                .contains("road-objects:1.2.0 on ONNX Runtime 1.29.0, 2 processors\n")
                .contains("The model takes batches of 1 only.\n")
                .containsPattern(
                        "runtime +\\| +1 \\| +1 \\| +1 \\| +100 \\| +8\\.000 \\| +9\\.500 \\| +12\\.3 \\| +125\\.0")
                .containsPattern("frame +\\| .*100\\.0 \\| +80 % \\|")
                .containsPattern("runtime +\\| +4 \\| .*\\| Batches of 1 only")
                .contains("Meanwhile: lanes 3, frames analysed 210, dropped 12; load average 1.3 before\n");
        assertThat(measured.calls)
                .containsExactly("benchmark road-objects@prod BenchmarkRequest[cellSeconds=0.5, batches=[1, 4],"
                        + " callers=[1], intraOpThreads=[2]]");
    }

    @Test
    void printsNothingButCsvForScripts() {
        assertThat(console.run("model:benchmark --csv - road-objects").lines())
                .containsExactly(
                        "model,version,sha256,runtime,processors,way,batch,threads,intra_op_threads,calls,p50_ms,p95_ms,"
                                + "p99_ms,items_per_second,problem",
                        "road-objects,1.2.0,c0ffee,1.29.0,2,raw,1,1,1,100,8.000000,9.500000,12.250000,125.000,",
                        "road-objects,1.2.0,c0ffee,1.29.0,2,frame,1,1,1,80,10.000000,11.000000,14.000000,100.000,",
                        "road-objects,1.2.0,c0ffee,1.29.0,2,raw,4,1,1,,,,,,benchmark.batch-fixed");
    }

    @Test
    void writesCsvToAFileOfTheCurrentFolder() throws IOException {
        assertThat(console.run(folder, "model:benchmark --csv roads.csv road-objects"))
                .endsWith(folder.resolve("roads.csv") + " is written.\n");
        assertThat(Files.readString(folder.resolve("roads.csv")))
                .startsWith("model,version")
                .contains("frame,1,1,1,80");
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeItMeasures() {
        assertThatThrownBy(() -> console.run("model:benchmark --csv /none/of/these.csv road-objects"))
                .hasMessageContaining("/none/of/these.csv");
        assertThatThrownBy(() -> console.run("model:benchmark --threads two road-objects"))
                .hasMessageContaining("--threads: expected whole numbers between commas, got two");
        assertThat(measured.calls).isEmpty();
    }

    @Test
    void showsTheFiguresOfEachClassAndTheirMean() {
        platform.evaluated.add(new EvaluationReport(detector(), List.of("tram"), List.of()));
        String shown = console.run(
                "model:evaluate --dataset " + folder
                        + " --names person,car --merge vehicle=car+bus --merge two=bicycle --classes vehicle,person road-objects");
        assertThat(shown)
                .startsWith("4 of 40 pictures\n8 of 40 pictures\n")
                .contains("40 of 40 pictures\nroad-objects:1.2.0 on gates: 128 pictures, score 0.01\n")
                .containsPattern(
                        "Class +\\| Objects \\| AP@0\\.50 all points \\| AP@0\\.50 101 points \\| AP@0\\.50:0\\.95")
                .containsPattern("person +\\| +350 \\| +0\\.628 \\| +0\\.621 \\| +0\\.350")
                .containsPattern("\\(mean\\) +\\| +350 \\| +0\\.496")
                .endsWith("mAP@0.50 0.496, mAP@0.50:0.95 0.271\nLeft out: tram\n");
        assertThat(platform.calls.get(0))
                .startsWith("evaluate road-objects@prod EvaluationRequest[dataset=DatasetRequest[folder=" + folder)
                .contains("names=Optional[person,car], pictures=*, most=20000")
                .contains("classes=[vehicle, person]")
                .contains("merged=[Merged[name=vehicle, classes=[car, bus]], Merged[name=two, classes=[bicycle]]]")
                .endsWith("iou=0.5, score=0.01] console");
    }

    @Test
    void showsWhatAClassifierTookForWhat() {
        Evaluation classifier = new Evaluation(
                ROADS,
                new Evaluation.Dataset("bays", "a".repeat(64), 3000),
                "score 0.01",
                0.5,
                new ClassFigures("", 3000, Map.of(Measure.ACCURACY, 0.975)),
                List.of(new ClassFigures("free", 1500, Map.of(Measure.RECALL, 0.95, Measure.PRECISION, 1.0))),
                Samples.NOON,
                "li");
        platform.evaluated.add(
                new EvaluationReport(classifier, List.of(), List.of(new Confusion("free", "occupied", 75))));
        assertThat(console.run("model:evaluate --dataset bays road-objects"))
                .containsPattern("free +\\| +1500 \\| +0\\.950 \\| +1\\.000")
                .endsWith("accuracy 0.975\nfree taken for occupied: 75\n");
    }

    @Test
    void refusesAGroupWithoutANameOrAClass() {
        assertThatThrownBy(() -> console.run("model:evaluate --dataset bays --merge car road-objects"))
                .hasMessageContaining("--merge: expected NAME=CLASS+CLASS, got car");
        assertThat(platform.calls).isEmpty();
    }

    @Test
    void listsResultsAndTellsThemWithTheModel() {
        platform.evaluated.add(new EvaluationReport(detector(), List.of(), List.of()));
        assertThat(console.run("model:evaluations --no-format road-objects"))
                .isEqualTo("2026-07-01T12:00:00Z\t1.2.0\tgates\tbbbbbbbb\t128\tscore 0.01\t"
                        + "mAP@0.50 0.496, mAP@0.50:0.95 0.271\tli\n");
        String line =
                "Evaluated 2026-07-01T12:00:00Z by li on gates, 128 pictures: mAP@0.50 0.496, mAP@0.50:0.95 0.271\n";
        assertThat(console.run("model:info road-objects")).endsWith(line);
        assertThat(console.run("model:explain road-objects")).contains(line);
    }

    @Test
    void saysHowToEvaluateForTheFirstTime() {
        assertThat(console.run("model:evaluations road-objects")).contains("see model:evaluate");
    }

    private static Evaluation detector() {
        return new Evaluation(
                ROADS,
                new Evaluation.Dataset("gates", "b".repeat(64), 128),
                "score 0.01",
                0.5,
                figures("", 0.496, 0.49, 0.271),
                List.of(figures("person", 0.628, 0.621, 0.35)),
                Samples.NOON,
                "li");
    }

    private static ClassFigures figures(String label, double allPoints, double points101, double coco) {
        return new ClassFigures(
                label,
                350,
                Map.of(
                        Measure.AP_ALL_POINTS, allPoints,
                        Measure.AP_101_POINTS, points101,
                        Measure.AP_COCO, coco));
    }

    private static BenchmarkCell cell(Way way, int batch, Figures figures) {
        return new BenchmarkCell(way, batch, 1, 1, Optional.of(figures), Optional.empty());
    }
}

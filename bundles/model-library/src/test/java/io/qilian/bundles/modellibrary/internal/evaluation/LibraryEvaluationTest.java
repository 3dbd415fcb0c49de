package io.qilian.bundles.modellibrary.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.bundles.modellibrary.api.DatasetRequest;
import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.EvaluationProgress;
import io.qilian.bundles.modellibrary.api.EvaluationReport;
import io.qilian.bundles.modellibrary.api.EvaluationReport.Confusion;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.EvaluationRequest.Merged;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoAliases;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryEvaluationTest {

    private static final ModelReference SPOTS = ModelReference.parse("spots");
    private static final int RED = 0xe01010;
    private static final int BLUE = 0x1010e0;

    /** The one box that the model has: 12 by 20 around (8, 16) of 32 by 32. */
    private static final String THERE = "0.25 0.5 0.375 0.625\n";

    private static final String ELSEWHERE = "0.9 0.9 0.1 0.1\n";

    @TempDir
    private Path models;

    @TempDir
    private Path data;

    private JdbcConnectionPool database;
    private FolderModelLibrary library;
    private LibraryEvaluation evaluation;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(data.resolve("images"));
        Files.createDirectories(data.resolve("labels"));
        Files.writeString(data.resolve("classes.txt"), "blue\nred\ngreen\n");
        database = JdbcConnectionPool.create("jdbc:h2:mem:evaluations;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        Models.putSpots(models, "1.0.0", "spots-1");
        library = new FolderModelLibrary(
                models,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                version -> LoadedVersion.load(version, Models.RUNTIME, Models.MEDIA, 2));
        EvaluationJournal journal = new EvaluationJournal(
                new MigratingStore(database).open("models", EvaluationJournal.class.getClassLoader()));
        evaluation = new LibraryEvaluation(library, journal, Models.MEDIA, ManualClock.at("2026-12-01T08:00:00Z"));
    }

    @AfterEach
    void stop() {
        database.dispose();
    }

    @Test
    void measuresEachClassThatBothHaveAndSaysWhatIsLeftOut() throws IOException {
        put("a", RED, "1 " + THERE);
        put("b", BLUE, "0 " + ELSEWHERE);
        EvaluationReport report = evaluate(request());
        assertThat(report.evaluation().classes())
                .extracting(ClassFigures::label, ClassFigures::objects)
                .containsExactly(tuple("blue", 1L), tuple("red", 1L));
        assertThat(report.evaluation().classes().get(0).figures()).containsEntry(Measure.AP_ALL_POINTS, 0.0);
        assertThat(report.evaluation().classes().get(1).figures())
                .containsOnly(
                        entry(Measure.AP_ALL_POINTS, 1.0),
                        entry(Measure.AP_101_POINTS, 1.0),
                        entry(Measure.AP_COCO, 1.0));
        assertThat(report.evaluation().overall().figures()).containsEntry(Measure.AP_ALL_POINTS, 0.5);
        assertThat(report.leftOut()).containsExactly("green");
    }

    @Test
    void asksForLowerScoresThanTheCardWithoutChangingWhatOthersGet() throws IOException {
        // The blue of a red picture has the score 0.06, below the card's 0.3.
        put("a", RED, "0 " + THERE);
        assertThat(evaluate(request()).evaluation().classes().get(0).figures())
                .containsEntry(Measure.AP_ALL_POINTS, 1.0);
        EvaluationRequest strict = new EvaluationRequest(dataset("*", 100), List.of(), List.of(), 0.5, 0.1);
        assertThat(evaluate(strict).evaluation().classes().get(0).figures()).containsEntry(Measure.AP_ALL_POINTS, 0.0);
    }

    @Test
    void findsAnObjectOnceThatIsFoundAsTwoClassesThatCountAsOne() throws IOException {
        // Red and blue lie in the same place, so that one of them would be a mistake.
        put("a", 0xe010e0, "1 " + THERE);
        put("b", BLUE, "0 " + ELSEWHERE);
        Merged spot = new Merged("spot", List.of("red", "blue"));
        EvaluationRequest merged = new EvaluationRequest(dataset("*", 100), List.of(), List.of(spot), 0.5, 0.1);
        Evaluation result = evaluate(merged).evaluation();
        assertThat(result.classes()).extracting(ClassFigures::label).containsExactly("spot");
        // Two objects and two answers: the one of the purple picture is right, the other one is not.
        assertThat(result.overall().figures()).containsEntry(Measure.AP_ALL_POINTS, 0.5);
        assertThat(result.settings()).isEqualTo("score 0.1, merged spot=red+blue");
    }

    @Test
    void keepsTheResultWithTheVersionAndTheDigestOfTheFiles() throws Exception {
        put("a", RED, "1 " + THERE);
        Evaluation kept = evaluate(request()).evaluation();
        Models.putSpots(models, "1.1.0", "spots-2");
        library.rescan();
        Evaluation other = evaluate(request()).evaluation();
        assertThat(evaluation.evaluations(SPOTS)).containsExactly(other, kept);
        assertThat(other.version()).hasToString("spots:1.1.0");
        assertThat(other.overall().figures()).containsEntry(Measure.AP_ALL_POINTS, 0.0);
        String lines = Models.digest(Files.readAllBytes(data.resolve("images/a.png"))) + "  images/a.png\n"
                + Models.digest(Files.readAllBytes(data.resolve("labels/a.txt"))) + "  labels/a.txt\n";
        assertThat(kept.dataset())
                .isEqualTo(new Evaluation.Dataset(
                        data.getFileName().toString(), Models.digest(lines.getBytes(StandardCharsets.UTF_8)), 1));
        assertThat(kept.settings()).isEqualTo("score 0.01");
        assertThat(kept.by()).isEqualTo("li");
        assertThat(evaluation.evaluations(ModelReference.parse("other"))).isEmpty();
    }

    @Test
    void takesTheFirstPicturesThatFitAndThoseWithoutLabelsForEmpty() throws IOException {
        put("gate_1", RED, "1 " + THERE);
        put("gate_2", RED, null);
        put("gate_3", RED, "1 " + THERE);
        put("road_1", RED, "1 " + THERE);
        EvaluationRequest two = new EvaluationRequest(dataset("gate_*", 2), List.of("red"), List.of(), 0.5, 0.01);
        List<EvaluationProgress> told = new ArrayList<>();
        Evaluation result = evaluation.evaluate(SPOTS, two, "li", told::add).evaluation();
        assertThat(result.dataset().pictures()).isEqualTo(2);
        assertThat(result.overall().objects()).isEqualTo(1);
        assertThat(result.settings()).isEqualTo("score 0.01, pictures gate_*, classes red");
        assertThat(told).containsExactly(new EvaluationProgress(1, 2), new EvaluationProgress(2, 2));
    }

    @Test
    void refusesALabelByFileAndLineAndKeepsNothing() throws IOException {
        put("a", RED, "1 " + THERE);
        put("b", RED, "1 " + THERE + "7 " + THERE);
        assertThatThrownBy(() -> evaluate(request())).hasMessageContaining("b.txt:2");
        assertThat(evaluation.evaluations(SPOTS)).isEmpty();
        assertThat(library.models().get(0).state()).isEqualTo(ModelState.AVAILABLE);
    }

    @Test
    void refusesAFolderWithoutPicturesWithoutLabelsOrWithADamagedPicture() throws IOException {
        assertThatThrownBy(() -> evaluate(request())).hasMessageContaining("dataset.no-pictures");
        put("a", RED, null);
        assertThatThrownBy(() -> evaluate(request())).hasMessageContaining("dataset.no-labels");
        Files.writeString(data.resolve("labels/a.txt"), "");
        assertThatThrownBy(() -> evaluate(request())).hasMessageContaining("dataset.no-objects");
        Files.writeString(data.resolve("images/a.png"), "no picture");
        assertThatThrownBy(() -> evaluate(request()))
                .hasMessageContaining("dataset.unreadable")
                .hasMessageContaining("a.png");
        Files.delete(data.resolve("images/a.png"));
        Files.delete(data.resolve("images"));
        assertThatThrownBy(() -> evaluate(request())).hasMessageContaining("dataset.unreadable");
    }

    @Test
    void refusesASecondEvaluationWhileOneRuns() throws IOException {
        put("a", RED, "1 " + THERE);
        List<ProblemException> refused = new ArrayList<>();
        evaluation.evaluate(
                SPOTS,
                request(),
                "li",
                progress -> refused.add(catchThrowableOfType(ProblemException.class, () -> evaluate(request()))));
        assertThat(refused).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining("evaluation.busy"));
        assertThat(evaluate(request())).isNotNull();
    }

    @Test
    void endsAfterThePictureThatIsUnderWayWhenItIsInterrupted() throws IOException {
        put("a", RED, "1 " + THERE);
        put("b", RED, "1 " + THERE);
        ProblemException ended = catchThrowableOfType(
                ProblemException.class,
                () -> evaluation.evaluate(SPOTS, request(), "li", progress -> Thread.currentThread()
                        .interrupt()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended)
                .hasMessageContaining("evaluation.interrupted")
                .hasMessageContaining("expected: 2 pictures")
                .hasMessageContaining("actual: 1 pictures");
        assertThat(evaluation.evaluations(SPOTS)).isEmpty();
        assertThat(evaluate(request())).isNotNull();
    }

    @Test
    void measuresAClassifierOnAFolderForEachClass() throws IOException {
        Models.put(
                models,
                "colour",
                "1.0.0",
                "colour",
                Models.SPOTS_INPUT + "  output: {decoder: classification, outputs: [logits], activation: softmax}\n"
                        + "  labels: labels.txt\n");
        library.rescan();
        Path folder = Files.createDirectories(data.resolve("colours"));
        picture(folder.resolve("r/1.png"), RED);
        picture(folder.resolve("r/2.png"), RED);
        picture(folder.resolve("r/3.png"), BLUE);
        picture(folder.resolve("b/1.png"), BLUE);
        picture(folder.resolve("yellow/1.png"), RED);
        EvaluationReport report = evaluation.evaluate(
                ModelReference.parse("colour"),
                new EvaluationRequest(
                        new DatasetRequest(folder, "images", "labels", Optional.empty(), "*", 100),
                        List.of(),
                        List.of(),
                        0.5,
                        0.01),
                "li",
                progress -> {});
        assertThat(report.evaluation().overall().figures()).containsOnly(entry(Measure.ACCURACY, 0.75));
        assertThat(report.evaluation().classes().get(0).figures())
                .containsOnly(entry(Measure.RECALL, 1.0), entry(Measure.PRECISION, 0.5));
        assertThat(report.evaluation().classes().get(1).figures())
                .containsOnly(entry(Measure.RECALL, 2 / 3.0), entry(Measure.PRECISION, 1.0));
        assertThat(report.confusions()).containsExactly(new Confusion("r", "b", 1));
        assertThat(report.leftOut()).containsExactly("yellow");
    }

    @Test
    void refusesAModelThatHasNoClasses() {
        Models.put(models, "line", "1.0.0", "line", "  output: {decoder: tensor, outputs: [ahead]}\n");
        library.rescan();
        assertThatThrownBy(() -> evaluation.evaluate(ModelReference.parse("line"), request(), "li", progress -> {}))
                .hasMessageContaining("evaluation.wrong-kind");
    }

    private void put(String name, int colour, String labels) throws IOException {
        picture(data.resolve("images").resolve(name + ".png"), colour);
        if (labels != null) {
            Files.writeString(data.resolve("labels").resolve(name + ".txt"), labels);
        }
    }

    private static void picture(Path file, int colour) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Models.plain(colour));
    }

    private EvaluationReport evaluate(EvaluationRequest request) {
        return evaluation.evaluate(SPOTS, request, "li", progress -> {});
    }

    private EvaluationRequest request() {
        return new EvaluationRequest(dataset("*", 100), List.of(), List.of(), 0.5, 0.01);
    }

    private DatasetRequest dataset(String pictures, int most) {
        return new DatasetRequest(data, "images", "labels", Optional.empty(), pictures, most);
    }
}

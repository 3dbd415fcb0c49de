package io.qilian.bundles.modellibrary.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.modellibrary.api.DatasetRequest;
import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.EvaluationRequest.Merged;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.evaluation.EvaluationJournal;
import io.qilian.bundles.modellibrary.internal.evaluation.LibraryEvaluation;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoAliases;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Average precision at IoU 0.5 against the figures of other implementations: over all points, detections from a score of
 * 0.01 on. They scale and decode pictures with other libraries.
 */
class ReferenceAveragePrecisionTest {

    private static final double CLOSE = 0.02;

    @TempDir
    private Path models;

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:reference;DB_CLOSE_ON_EXIT=FALSE", "sa", "");

    @AfterEach
    void stop() {
        database.dispose();
    }

    @ParameterizedTest
    @CsvSource({"yolox-nano, yolox_nano", "nanodet-m, nanodet_m_416", "deimv2-atto, deimv2_atto"})
    void agreesWithTheReferenceOn128PicturesOfCoco(String card, String row) throws Exception {
        Map<String, Double> reference = reference(row);
        DatasetRequest coco = new DatasetRequest(
                RealData.require("labelled/coco128"),
                "images/val2017",
                "object_detection/labels/val2017",
                Optional.of("object_detection/config.yaml"),
                "*",
                128);
        Evaluation result = evaluate(card, new EvaluationRequest(coco, List.of(), List.of(), 0.5, 0.01));
        assertThat(result.dataset().pictures()).isEqualTo(128);
        assertThat(result.classes()).hasSize(73);
        assertThat(of(result, "person")).as("person").isCloseTo(reference.get("person"), within(CLOSE));
        assertThat(of(result, "car")).as("car").isCloseTo(reference.get("car"), within(CLOSE));
        assertThat(result.overall().figures().get(Measure.AP_ALL_POINTS))
                .as("all")
                .isCloseTo(reference.get("all"), within(CLOSE));
    }

    @Test
    void agreesWithTheYardstickOfRoadsThatNoModelWasTrainedOn() throws Exception {
        DatasetRequest roads = new DatasetRequest(
                RealData.require("labelled/road-objects"),
                "images",
                "labels",
                Optional.of("person,bicycle,motorcycle,car,bus,truck,vehicle"),
                "cctv-mixed_*",
                100);
        Merged vehicle = new Merged("vehicle", List.of("car", "bus", "truck"));
        Evaluation whole = evaluate("yolox-nano", new EvaluationRequest(roads, List.of(), List.of(), 0.5, 0.01));
        assertThat(whole.dataset().pictures()).isEqualTo(43);
        assertThat(of(whole, "car")).as("car").isCloseTo(0.513, within(CLOSE));
        assertThat(of(whole, "person")).as("person").isCloseTo(0.213, within(CLOSE));
        assertThat(of(whole, "motorcycle")).as("motorcycle").isCloseTo(0.093, within(CLOSE));
        Evaluation any =
                evaluate("yolox-nano", new EvaluationRequest(roads, List.of("vehicle"), List.of(vehicle), 0.5, 0.01));
        assertThat(of(any, "vehicle")).as("any vehicle").isCloseTo(0.541, within(CLOSE));
    }

    private Evaluation evaluate(String card, EvaluationRequest request) throws IOException {
        // The card's own least score is far above that of the evaluation.
        PublicDetectors.put(card, models, 0.35);
        FolderModelLibrary library = new FolderModelLibrary(
                models,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                version -> LoadedVersion.load(version, Models.RUNTIME, Models.MEDIA, 2));
        EvaluationJournal journal = new EvaluationJournal(
                new MigratingStore(database).open("models", EvaluationJournal.class.getClassLoader()));
        return new LibraryEvaluation(library, journal, Models.MEDIA, ManualClock.at("2026-12-01T08:00:00Z"))
                .evaluate(ModelReference.parse(card), request, "test", progress -> {})
                .evaluation();
    }

    private static double of(Evaluation result, String label) {
        return result.classes().stream()
                .filter(one -> one.label().equals(label))
                .map(ClassFigures::figures)
                .mapToDouble(figures -> figures.get(Measure.AP_ALL_POINTS))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Double> reference(String row) throws IOException {
        Pattern form = Pattern.compile(row + ": AP50 person=([\\d.]+) .* car=([\\d.]+) .*\\)=([\\d.]+)");
        for (String line : Files.readAllLines(RealData.require("models/REFERENCE_map_coco128val.txt"))) {
            Matcher parts = form.matcher(line);
            if (parts.matches()) {
                return Map.of(
                        "person", Double.valueOf(parts.group(1)),
                        "car", Double.valueOf(parts.group(2)),
                        "all", Double.valueOf(parts.group(3)));
            }
        }
        throw new IllegalStateException("no row " + row);
    }
}

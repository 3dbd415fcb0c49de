package io.qilian.bundles.onnx.internal.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.onnx.api.ModelTrial;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TrialLimits;
import io.qilian.bundles.onnx.api.TrialReport;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTrialTest {

    private static final int LOAD_FAILS_BYTES = 20;

    @TempDir
    private static Path folder;

    private static ModelTrial trial;

    @BeforeAll
    static void classesOfTheChild() {
        trial = new ChildProcessTrial(new ClassPathClasses(), folder.resolve("trial"));
    }

    @Test
    void loadsAndRunsEachShape() throws Exception {
        TrialReport report = trial.run(
                model("double-batch"),
                List.of(Map.of("x", List.of(1L, 4L)), Map.of("x", List.of(8L, 4L))),
                TrialLimits.DEFAULT);

        assertThat(report.loadMs()).isPositive();
        assertThat(report.medianMs()).hasSize(2).allMatch(median -> median > 0);
        assertThat(report.peakBytes()).isBetween(1L << 20, 1L << 30);
    }

    @Test
    void inputsOfFixedShapeNeedNone() throws Exception {
        assertThat(trial.run(model("double"), List.of(Map.of()), TrialLimits.DEFAULT)
                        .medianMs())
                .hasSize(1);
    }

    @Test
    void whatTheRuntimeRefusesIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(model("double"));
        Path damaged = Files.write(folder.resolve("damaged.onnx"), java.util.Arrays.copyOf(whole, LOAD_FAILS_BYTES));

        assertRefused(damaged, List.of(Map.of()), TrialLimits.DEFAULT, Reason.DAMAGED, "Protobuf parsing failed");
        assertRefused(
                model("double-batch"), List.of(Map.of()), TrialLimits.DEFAULT, Reason.FAILED, "no shape is given for");
        assertRefused(
                model("double-batch"),
                List.of(Map.of("x", List.of(Long.MAX_VALUE, 4L))),
                TrialLimits.DEFAULT,
                Reason.FAILED,
                "input x would take");
    }

    @Test
    void whatDoesNotEndIsEnded() throws Exception {
        assertRefused(model("endless"), List.of(Map.of()), limits(60, 2), Reason.TRIAL, "did not end within 2 s");
        assertRefused(model("endless"), List.of(Map.of()), limits(1, 60), Reason.TRIAL, "beyond 1 s of processor time");
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void whatWantsTooMuchMemoryIsRefused() throws Exception {
        assertThatThrownBy(() -> trial.run(model("huge"), List.of(Map.of()), limits(20, 60)))
                .isInstanceOfSatisfying(OnnxException.class, refusal -> assertThat(refusal.reason())
                        .isIn(Reason.FAILED, Reason.TRIAL));
    }

    @Test
    void nothingOfATrialIsLeft() throws Exception {
        trial.run(model("double"), List.of(Map.of()), TrialLimits.DEFAULT);

        try (Stream<Path> files = Files.list(folder.resolve("trial"))) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("classes");
        }
    }

    private static TrialLimits limits(int processorSeconds, int wallSeconds) {
        return new TrialLimits(TrialLimits.DEFAULT.memoryBytes(), processorSeconds, wallSeconds, 1);
    }

    private static void assertRefused(
            Path model, List<Map<String, List<Long>>> shapes, TrialLimits limits, Reason reason, String told) {
        assertThatThrownBy(() -> trial.run(model, shapes, limits))
                .isInstanceOfSatisfying(OnnxException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason))
                .hasMessageContaining(told);
    }

    private static Path model(String name) throws IOException, URISyntaxException {
        return Path.of(
                ChildProcessTrialTest.class.getResource("/" + name + ".onnx").toURI());
    }
}

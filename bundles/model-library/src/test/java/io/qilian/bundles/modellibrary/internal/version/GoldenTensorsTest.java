package io.qilian.bundles.modellibrary.internal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden tensors of a model that goes on with a straight line: of 1, 2, 3 it makes 4, 5. */
class GoldenTensorsTest {

    private static final String INPUTS = "\"inputs\": {\"history\": {\"shape\": [1, 3], \"values\": [1, 2, 3]}}";

    @TempDir
    private Path library;

    @Test
    void acceptsAModelThatAnswersAsRecorded() throws Exception {
        load("folder: golden", INPUTS, output("[1, 2]", "4, 5.004")).retire();
    }

    @Test
    void tellsOutputIndexAndBothNumbers() throws Exception {
        Problem problem = refusal("folder: golden", INPUTS, output("[1, 2]", "4, 5.01"));
        assertThat(problem.code()).isEqualTo("model.golden");
        assertThat(problem.what()).contains("1 of 2 elements of the output ahead");
        assertThat(problem.where()).endsWith("line.json");
        assertThat(problem.expected()).isEqualTo("5.01 at ahead[0, 1]");
        assertThat(problem.actual()).isEqualTo("5.0");
        assertThat(problem.fix()).contains("record the samples anew");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    absolute: 0.02          | 5.021 | true
                    absolute: 0.02          | 5.03  | false
                    relative: 0, absolute: 0 | 5    | true
                    relative: 0             | 5.002 | false
                    relative: 0.01          | 4.96  | true
                    ppm: 500000             | 99    | true
                    ppm: 499999             | 99    | false
                    """)
    void allowsWhatTheCardAllows(String tolerance, String second, boolean agrees) throws Exception {
        String card = "folder: golden, " + tolerance;
        String outputs = output("[1, 2]", "4, " + second);
        if (agrees) {
            load(card, INPUTS, outputs).retire();
        } else {
            assertThat(refusal(card, INPUTS, outputs).code()).isEqualTo("model.golden");
        }
    }

    @Test
    void countsElementsThatDisagreeAgainstTheirNumber() throws Exception {
        String rows = IntStream.range(0, 10).mapToObj(i -> "1, 2, 3").collect(Collectors.joining(", "));
        String answers = IntStream.range(0, 9).mapToObj(i -> "4, 5").collect(Collectors.joining(", "));
        String inputs = "\"inputs\": {\"history\": {\"shape\": [10, 3], \"values\": [" + rows + "]}}";
        String outputs = output("[10, 2]", answers + ", 4, 6");
        load("folder: golden, ppm: 50000", inputs, outputs).retire();
        assertThat(refusal("folder: golden, ppm: 49999", inputs, outputs).expected())
                .isEqualTo("6.0 at ahead[9, 1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "outputs": {"behind": {"shape": [1, 2], "values": [4, 5]}} | model.golden  | [ahead]
                    "outputs": {"ahead": {"shape": [2, 1], "values": [4, 5]}}  | model.golden  | [1, 2]
                    "outputs": {}                                             | model.golden  | none
                    "outputs": {"ahead": {"shape": [1, 3], "values": [4, 5]}}  | settings      | got 2
                    "result": {}                                              | settings      | result
                    """)
    void namesWhatASampleGetsWrong(String outputs, String code, String told) throws Exception {
        Problem problem = refusal("folder: golden", INPUTS, outputs);
        assertThat(problem.code()).startsWith(code);
        assertThat(problem.message()).contains(told).contains("line.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"past": {"shape": [1, 3], "values": [1, 2, 3]}}   | past
                    {"history": {"shape": [1, 2], "values": [1, 2]}}   | 2
                    {}                                                 | history
                    """)
    void refusesInputsThatTheModelDoesNotTake(String inputs, String told) throws Exception {
        Problem problem = refusal("folder: golden", "\"inputs\": " + inputs, output("[1, 2]", "4, 5"));
        assertThat(problem.code()).isEqualTo("model.golden");
        assertThat(problem.message()).contains(told).contains("line.json");
    }

    @Test
    void refusesACardThatPromisesSamplesWhereThereAreNone() throws Exception {
        Path folder = put("folder: golden");
        Files.createDirectories(folder.resolve("golden"));
        assertThat(refusal(folder).what()).contains("but there are none");
    }

    @ParameterizedTest
    @CsvSource({"r, 0.8784, true", "g, 0.8784, false", "r, 0.7, false"})
    void comparesTheBestClassOfAPicture(String label, double score, boolean agrees) throws Exception {
        String block = Models.SPOTS_INPUT
                + "  output: {decoder: classification, outputs: [logits]}\n  labels: labels.txt\n  golden: {folder: golden}\n";
        Path folder = Models.put(library, "colour", "1.0.0", "colour", block);
        Path golden = Files.createDirectories(folder.resolve("golden"));
        Files.write(golden.resolve("red.png"), Models.plain(0xe01010));
        Files.writeString(golden.resolve("red.json"), "{\"label\": \"" + label + "\", \"score\": " + score + "}");
        if (agrees) {
            load(folder).retire();
        } else {
            assertThat(refusal(folder).expected()).isEqualTo(label + " " + score);
        }
    }

    private LoadedVersion load(String card, String inputs, String outputs) throws IOException {
        return load(put(card, inputs, outputs));
    }

    private static LoadedVersion load(Path folder) {
        return LoadedVersion.load(ModelFolder.read(folder), Models.RUNTIME, Models.MEDIA, 1);
    }

    private Problem refusal(String card, String inputs, String outputs) throws IOException {
        return refusal(put(card, inputs, outputs));
    }

    private static Problem refusal(Path folder) {
        return catchThrowableOfType(ProblemException.class, () -> load(folder).retire())
                .problem();
    }

    private Path put(String card, String inputs, String outputs) throws IOException {
        Path folder = put(card);
        Path golden = Files.createDirectories(folder.resolve("golden"));
        Files.writeString(golden.resolve("line.json"), "{" + inputs + ", " + outputs + "}");
        return folder;
    }

    private Path put(String card) {
        return Models.put(
                library,
                "line",
                "1.0.0",
                "line",
                "  output: {decoder: tensor, outputs: [ahead]}\n  golden: {" + card + "}\n");
    }

    private static String output(String shape, String values) {
        return "\"outputs\": {\"ahead\": {\"shape\": " + shape + ", \"values\": [" + values + "]}}";
    }
}

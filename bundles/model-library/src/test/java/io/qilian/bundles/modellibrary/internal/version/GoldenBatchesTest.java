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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden samples that are put through the model together. */
class GoldenBatchesTest {

    @TempDir
    private Path library;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void acceptsADetectorThatAnswersEachPictureOfABatchAsAlone(int samples) throws IOException {
        load(spots("spots-batch", samples)).retire();
    }

    @Test
    void refusesADetectorWhosePicturesLeakIntoEachOtherAndNamesTheBatch() throws IOException {
        Problem problem = refusal(spots("spots-leak", 2));
        assertThat(problem.code()).isEqualTo("model.golden");
        assertThat(problem.what()).contains("in a batch of 2", "something is found that was not recorded");
        assertThat(problem.where()).endsWith("0.png");
        assertThat(problem.actual()).startsWith("blue 0.7");
    }

    @Test
    void modelsOfAFixedBatchAreTakenAsTheyAre() throws IOException {
        load(spots("spots-1", 2)).retire();
    }

    @Test
    void acceptsNumbersThatAreAnsweredInABatchAsAlone() throws IOException {
        load(lines("line")).retire();
    }

    @Test
    void refusesNumbersThatLeakIntoEachOther() throws IOException {
        Problem problem = refusal(lines("line-leak"));
        assertThat(problem.what()).contains("in a batch of 2", "elements of the output ahead");
        assertThat(problem.where()).endsWith("a.json");
        assertThat(problem.expected()).isEqualTo("4.0 at ahead[0, 0]");
    }

    @Test
    void refusesAGraphThatPromisesAnyBatchAndTakesOne() throws IOException {
        Problem problem = refusal(lines("line-one"));
        assertThat(problem.what()).contains("leaves the batch open and cannot be run in a batch of 2");
        assertThat(problem.fix()).contains("fixed batch of 1");
    }

    @Test
    void anotherOpenDimensionThanTheBatchMayChangeTheAnswer() throws IOException {
        load(lines("line-time")).retire();
    }

    private Path spots(String model, int samples) throws IOException {
        String output = Models.SPOTS_OUTPUT + "  golden: {folder: golden}\n";
        Path folder = Models.put(library, "spots", "1.0.0", model, Models.SPOTS_INPUT + output);
        Path golden = Files.createDirectories(folder.resolve("golden"));
        for (int sample = 0; sample < samples; sample++) {
            boolean red = sample % 2 == 0;
            Files.write(golden.resolve(sample + ".png"), Models.plain(red ? 0xe00000 : 0x0000c0));
            Files.writeString(golden.resolve(sample + ".json"), "{\"detections\": [" + (red ? red() : blue()) + "]}");
        }
        return folder;
    }

    private static String red() {
        return "{\"label\": \"red\", \"score\": 0.878, \"box\": [4, 9, 28, 39]}";
    }

    private static String blue() {
        return "{\"label\": \"blue\", \"score\": 0.753, \"box\": [4, 9, 28, 39]}";
    }

    private Path lines(String model) throws IOException {
        String block = "  output: {decoder: tensor, outputs: [ahead]}\n  golden: {folder: golden}\n";
        Path folder = Models.put(library, "line", "1.0.0", model, block);
        Path golden = Files.createDirectories(folder.resolve("golden"));
        line(golden.resolve("a.json"), "1, 2, 3", "4, 5");
        line(golden.resolve("b.json"), "9, 8, 7", "6, 5");
        return folder;
    }

    private static void line(Path file, String before, String after) throws IOException {
        Files.writeString(
                file,
                "{\"inputs\": {\"history\": {\"shape\": [1, 3], \"values\": [" + before
                        + "]}}, \"outputs\": {\"ahead\":" + " {\"shape\": [1, 2], \"values\": [" + after + "]}}}");
    }

    private static LoadedVersion load(Path folder) {
        return LoadedVersion.load(ModelFolder.read(folder), Models.RUNTIME, Models.MEDIA, 1);
    }

    private static Problem refusal(Path folder) {
        return catchThrowableOfType(ProblemException.class, () -> load(folder).retire())
                .problem();
    }
}

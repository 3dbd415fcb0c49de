package io.qilian.bundles.modellibrary.internal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn of a golden picture that is answered otherwise than recorded. */
class GoldenDiffsTest {

    private static final String RED = "{\"label\": \"red\", \"score\": %s, \"box\": %s}";

    @TempDir
    private Path library;

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            red  | 0.878 | [40, 9, 60, 39] | the box overlaps by 0.00, less than 0.9     | red 0.88 at [40, 9, 60, 39]
            red  | 0.5   | [4, 9, 28, 39]  | the score differs by 0.378, more than 0.05  | red 0.50 at [4, 9, 28, 39]
            blue | 0.878 | [4, 9, 28, 39]  | the label blue is missing                   | blue 0.88 at [4, 9, 28, 39]
            """)
    void theRefusalNamesFieldExpectedActualAndTheDrawing(
            String label, String score, String box, String what, String expected) throws IOException {
        Problem problem = refusal(put(RED.formatted(score, box).replace("red", label)));

        assertThat(problem.code()).isEqualTo("model.golden");
        assertThat(problem.what()).isEqualTo("The model does not answer a golden sample as recorded: " + what);
        assertThat(problem.where()).endsWith("golden/red.png");
        assertThat(problem.expected()).isEqualTo(expected);
        assertThat(problem.actual()).isEqualTo(label.equals("red") ? "red 0.88 at [4, 9, 28, 39]" : "no blue");
        Path drawing = drawings().resolve("spots-1.0.0-red.png.jpg");
        assertThat(problem.fix()).endsWith("expected (blue) and what was found (orange) is drawn in " + drawing);
        assertThat(drawing).isRegularFile();
    }

    @Test
    void whatWasExpectedIsBlueAndWhatWasFoundOrange() throws IOException {
        refusal(put(RED.formatted("0.878", "[40, 9, 60, 39]")));

        BufferedImage drawing =
                ImageIO.read(drawings().resolve("spots-1.0.0-red.png.jpg").toFile());
        assertThat(drawing.getWidth()).isEqualTo(64);
        assertThat(blue(drawing.getRGB(60, 30))).isGreaterThan(red(drawing.getRGB(60, 30)));
        assertThat(red(drawing.getRGB(5, 30))).isGreaterThan(blue(drawing.getRGB(5, 30)));
        assertThat(drawing.getRGB(5, 30) >> 8 & 0xff).isGreaterThan(0x30);
    }

    @Test
    void somethingThatWasNotRecordedIsDrawnToo() throws IOException {
        Problem problem = refusal(put(""));
        assertThat(problem.what()).contains("something is found that was not recorded");
        assertThat(problem.expected()).isEqualTo("0 detections");
        assertThat(problem.fix()).contains(drawings().toString());
    }

    @Test
    void thereAreNeverMoreDrawingsThanAHundred() throws IOException {
        Files.createDirectories(drawings());
        for (int i = 0; i < 120; i++) {
            Path old = Files.writeString(drawings().resolve("old-" + i + ".jpg"), "");
            assertThat(old.toFile().setLastModified(1_000_000_000L + i * 1000L)).isTrue();
        }
        refusal(put(""));
        try (Stream<Path> files = Files.list(drawings())) {
            assertThat(files)
                    .hasSize(100)
                    .contains(
                            drawings().resolve("spots-1.0.0-red.png.jpg"),
                            drawings().resolve("old-119.jpg"))
                    .doesNotContain(drawings().resolve("old-20.jpg"));
        }
    }

    @Test
    void aDiskThatTakesNoDrawingLeavesTheRefusalAsItIs() throws IOException {
        Files.writeString(drawings(), "a file where the folder should be");
        assertThat(refusal(put("")).fix()).isEqualTo(GoldenCheck.PICTURE_FIX);
    }

    @Test
    void whatIsAnsweredAsRecordedIsNotDrawn() throws IOException {
        Path folder = put(RED.formatted("0.878", "[4, 9, 28, 39]"));
        load(folder).retire();
        assertThat(drawings()).doesNotExist();
    }

    private Path drawings() {
        return data.resolve("model-diffs");
    }

    private Path put(String detections) throws IOException {
        String output = Models.SPOTS_OUTPUT + "  golden: {folder: golden}\n";
        Path folder = Models.put(library, "spots", "1.0.0", "spots-1", Models.SPOTS_INPUT + output);
        Path golden = Files.createDirectories(folder.resolve("golden"));
        Files.write(golden.resolve("red.png"), Models.plain(0xe00000));
        Files.writeString(golden.resolve("red.json"), "{\"detections\": [" + detections + "]}");
        return folder;
    }

    private LoadedVersion load(Path folder) {
        return new GoldenDiffs(Models.MEDIA, drawings())
                .drawn(() -> LoadedVersion.load(ModelFolder.read(folder), Models.RUNTIME, Models.MEDIA, 1));
    }

    private Problem refusal(Path folder) {
        return catchThrowableOfType(ProblemException.class, () -> load(folder).retire())
                .problem();
    }

    private static int red(int pixel) {
        return pixel >> 16 & 0xff;
    }

    private static int blue(int pixel) {
        return pixel & 0xff;
    }
}

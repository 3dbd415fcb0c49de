package io.qilian.bundles.modellibrary.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each decoder reads numbers, written here by the rule of its family, into the boxes that they stand for. */
class OutputDecoderTest {

    private static final int LABELS = 2;

    /** The only difference between families is the card. */
    private static Card card(String output) {
        String text =
                """
                card: 1
                name: written
                version: 1.0.0
                sha256: %s
                input: {name: images, width: 64, height: 32, colour: RGB, layout: NCHW, resize: stretch}
                output: {%s}
                labels: labels.txt
                thresholds: {score: 0.3}
                """
                        .formatted("0".repeat(64), output);
        return SettingsFile.of("card", text).as(Card.class);
    }

    private static Candidates decode(String output, WrittenOutputs run) {
        OutputDecoder decoder = DecoderFactory.detector(card(output), run, LABELS, "README.md");
        Candidates found = new Candidates();
        decoder.decode(run, found);
        found.suppress(decoder.needsSuppression() ? 0.5 : 1, 100);
        return found;
    }

    private static void assertBox(Candidates found, int rank, int label, double score, double... corners) {
        assertThat(found.label(rank)).isEqualTo(label);
        assertThat(found.score(rank)).isCloseTo((float) score, within(1e-4f));
        assertThat(new double[] {found.left(rank), found.top(rank), found.right(rank), found.bottom(rank)})
                .containsExactly(corners, within(1e-3));
    }

    @Test
    void yoloxCountsFromTheCellInStridesAndMultipliesObjectnessWithTheClass() {
        // Strides 16 and 32: 4 x 2 and 2 x 1 cells. Cell 6 is column 2, row 1 of stride 16; cell 9 column 1 of 32.
        double[] numbers = new double[10 * 7];
        write(numbers, 6 * 7, 0.5, 0.25, Math.log(2), Math.log(1), 0.8, 0.1, 0.9);
        write(numbers, 9 * 7, 0.5, 0.5, 0, 0, 0.9, 0.5, 0.2);
        write(numbers, 3 * 7, 0.5, 0.5, 0, 0, 0.5, 0.5, 0.5); // 0.25 is below the threshold
        Candidates found = decode(
                "decoder: yolox, outputs: [out], strides: [16, 32]",
                new WrittenOutputs().floats("out", List.of(1L, 10L, 7L), numbers));
        assertThat(found.size()).isEqualTo(2);
        assertBox(found, 0, 1, 0.72, 40 - 16, 20 - 8, 40 + 16, 20 + 8);
        assertBox(found, 1, 0, 0.45, 48 - 16, 16 - 16, 48 + 16, 16 + 16);
    }

    @Test
    void yoloV5ReadsCentresInPixelsWithObjectness() {
        Candidates found = decode(
                "decoder: yolov5, outputs: [out]",
                new WrittenOutputs()
                        .floats("out", List.of(1L, -1L, 7L), 20, 10, 8, 4, 0.9, 0.5, 1, 40, 20, 2, 2, 0.2, 1, 1));
        assertThat(found.size()).isEqualTo(2);
        assertBox(found, 0, 1, 0.9, 16, 8, 24, 12);
        assertBox(found, 1, 0, 0.45, 16, 8, 24, 12);
    }

    @Test
    void yoloV8ReadsEachNumberInARowOfItsOwn() {
        // Three candidates; rows are x, y, width, height, class 0, class 1.
        double[] numbers = {
            20, 40, 41, //
            10, 20, 20, //
            8, 6, 6, //
            4, 6, 6, //
            0.1, 0.6, 0.7, //
            0.8, 0.2, 0.1
        };
        Candidates found = decode(
                "decoder: yolov8, outputs: [out]", new WrittenOutputs().floats("out", List.of(1L, 6L, 3L), numbers));
        assertThat(found.size()).as("of two that overlap one is left").isEqualTo(2);
        assertBox(found, 0, 1, 0.8, 16, 8, 24, 12);
        assertBox(found, 1, 0, 0.7, 38, 17, 44, 23);
    }

    @Test
    void yoloV8ReadsEachCandidateInARowToo() {
        Candidates found = decode(
                "decoder: yolov8, outputs: [out], boxes: unit-corners",
                new WrittenOutputs().floats("out", List.of(1L, -1L, 6L), 0.25, 0.25, 0.5, 0.75, 0.1, 0.8));
        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 0, 1, 0.8, 16, 8, 32, 24);
    }

    @Test
    void nanoDetTakesTheMeanOfEachEdgesDistribution() {
        // One stride of 32: two cells. Three bins: all weight on bin 1, or spread evenly over 0, 1 and 2.
        double sure = 60;
        double[] distances = new double[2 * 12];
        write(distances, 12, 0, sure, 0, 0, 0, sure, 7, 7, 7, sure, 0, 0);
        Candidates found = decode(
                "decoder: nanodet, outputs: [cls, dis], strides: [32]",
                new WrittenOutputs()
                        .floats("cls", List.of(1L, 2L, 2L), 0.1, 0.2, 0.9, 0.1)
                        .floats("dis", List.of(1L, 2L, 12L), distances));
        assertThat(found.size()).isEqualTo(1);
        // Centre of the second cell is (48, 16); left 1, top 2, right 1 (the mean of 0, 1, 2), bottom 0 strides.
        assertBox(found, 0, 0, 0.9, 48 - 32, 16 - 64, 48 + 32, 16);
    }

    @Test
    void nanoDetAppliesTheSigmoidWhereTheCardSaysSo() {
        Candidates found = decode(
                "decoder: nanodet, outputs: [cls, dis], strides: [32], activation: sigmoid",
                new WrittenOutputs()
                        .floats("cls", List.of(1L, 2L, 2L), -9, -9, -9, Math.log(3))
                        .floats("dis", List.of(1L, 2L, 8L), new double[16]));
        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 0, 1, 0.75, 48 - 16, 16 - 16, 48 + 16, 16 + 16);
    }

    @Test
    void detrGivesEachQueryOnceAndIsNotSuppressed() {
        Candidates found = decode(
                "decoder: detr, outputs: [labels, boxes, scores]",
                new WrittenOutputs()
                        .longs("labels", List.of(1L, 4L), 1, 1, 7, 0)
                        .floats("boxes", List.of(1L, 4L, 4L), 0, 0, 9, 9, 0, 0, 9, 10, 0, 0, 9, 9, 0, 0, 9, 9)
                        .floats("scores", List.of(1L, 4L), 0.6, 0.9, 0.9, 0.1));
        assertThat(found.size()).as("class 7 is none, and 0.1 too little").isEqualTo(2);
        assertBox(found, 0, 1, 0.9, 0, 0, 9, 10);
        assertBox(found, 1, 1, 0.6, 0, 0, 9, 9);
    }

    @Test
    void ssdLeavesOutTheBackground() {
        Candidates found = decode(
                "decoder: ssd, outputs: [scores, boxes], background: true",
                new WrittenOutputs()
                        .floats("scores", List.of(1L, -1L, 3L), 0.9, 0.05, 0.05, 0.1, 0.2, 0.7)
                        .floats("boxes", List.of(1L, -1L, 4L), 0, 0, 1, 1, 0.5, 0.25, 0.75, 0.5));
        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 0, 1, 0.7, 32, 8, 48, 16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    decoder: yolov8, outputs: [other]               | no output that is called other
                    decoder: yolov8, outputs: [out, out]            | another number of outputs
                    decoder: yolov5, outputs: [out]                 | [1, -1, 7]
                    decoder: yolox, outputs: [out]                  | [1, 42, 7]
                    decoder: ssd, outputs: [out, out]               | [1, -1, 2]
                    decoder: detr, outputs: [out, out, out]         | INT64
                    """)
    void refusesOutputsThatTheDecoderDoesNotRead(String output, String told) {
        WrittenOutputs run = new WrittenOutputs().floats("out", List.of(1L, 6L, 3L), new double[18]);
        Problem problem = catchThrowableOfType(
                        ProblemException.class,
                        () -> DecoderFactory.detector(card(output), run, LABELS, "models/a/1.0.0/README.md"))
                .problem();
        assertThat(problem.code()).isEqualTo("model.output");
        assertThat(problem.message()).contains(told, "models/a/1.0.0/README.md", "fix:");
    }

    @Test
    void leavesOutNumbersThatAreNone() {
        double none = Double.NaN;
        Candidates found = decode(
                "decoder: yolov5, outputs: [out]",
                new WrittenOutputs()
                        .floats("out", List.of(1L, -1L, 7L), none, 10, 8, 4, 0.9, 0.5, 1, 9, 9, 2, 2, none, 1, 1));
        assertThat(found.size()).isZero();
    }

    private static void write(double[] numbers, int at, double... values) {
        System.arraycopy(values, 0, numbers, at, values.length);
    }
}

package io.qilian.bundles.modellibrary.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.modellibrary.internal.evaluation.DetectionScores.Answer;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

    private static final double EXACT = 1e-12;

    @Test
    void isOneWhenEverythingIsFoundBeforeAnythingElse() {
        PrecisionRecall curve = curve(4, true, true, true, true, false, false);
        assertThat(curve.allPoints()).isCloseTo(1, within(EXACT));
        assertThat(curve.points101()).isCloseTo(1, within(EXACT));
    }

    @Test
    void isNothingWhenNothingIsRight() {
        assertThat(curve(3, false, false).allPoints()).isZero();
        assertThat(curve(3, false, false).points101()).isZero();
        assertThat(curve(3).allPoints()).isZero();
        assertThat(curve(3).points101()).isZero();
    }

    @Test
    void takesTheBestPrecisionAtARecallOrBeyond() {
        // Recalls 1/4, 2/4, 3/4 with the precisions 1, 2/3 and 3/4: the dip at 2/3 is bridged by 3/4.
        PrecisionRecall curve = curve(4, true, false, true, true);
        assertThat(curve.allPoints()).isCloseTo(0.25 * 1 + 0.25 * 0.75 + 0.25 * 0.75, within(EXACT));
        // Recalls 0 to 0.25 are 26 points, those to 0.75 are 50, and 25 are beyond the curve.
        assertThat(curve.points101()).isCloseTo((26 * 1 + 50 * 0.75) / 101, within(EXACT));
    }

    @Test
    void losesAsMuchAsIsNotFound() {
        PrecisionRecall curve = curve(10, true, true, true);
        assertThat(curve.allPoints()).isCloseTo(0.3, within(EXACT));
        assertThat(curve.points101()).isCloseTo(31 / 101.0, within(EXACT));
    }

    /** Seven pictures of another implementation, with each point of its curve. */
    @Test
    void agreesWithEachPointOfAPublishedCurve() throws IOException {
        Path samples = RealData.require("labelled/Object-Detection-Metrics");
        String results = Files.readString(samples.resolve("results/results.txt"));
        PrecisionRecall curve = published(samples).curve(0);
        assertThat(rounded(curve.precision())).isEqualTo(numbers(results, "Precision: \\[(.*)]"));
        assertThat(rounded(curve.recall())).isEqualTo(numbers(results, "Recall: \\[(.*)]"));
        double expected = numbers(results, "AP: ([\\d.]+)%").get(0);
        assertThat(100 * curve.allPoints()).isCloseTo(expected, within(0.005));
        // What COCO's 101 points make of the same curve was computed by an independent script.
        assertThat(curve.points101()).isCloseTo(0.24816, within(5e-6));
    }

    private static DetectionScores published(Path samples) throws IOException {
        DetectionScores scores = new DetectionScores(0.3);
        try (Stream<Path> files = Files.list(samples.resolve("groundtruths"))) {
            for (Path file : files.sorted().toList()) {
                List<Box> truth = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    truth.add(box(line.split(" ", -1), 1));
                }
                List<Answer> found = new ArrayList<>();
                for (String line :
                        Files.readAllLines(samples.resolve("detections").resolve(file.getFileName()))) {
                    String[] cells = line.split(" ", -1);
                    found.add(new Answer(Double.parseDouble(cells[1]), box(cells, 2)));
                }
                found.sort(Comparator.comparingDouble(Answer::score).reversed());
                scores.add(found, truth, List.of());
            }
        }
        return scores;
    }

    /** Left, top, width, height; that implementation counts the last row and column as well. */
    private static Box box(String[] cells, int first) {
        double left = Double.parseDouble(cells[first]);
        double top = Double.parseDouble(cells[first + 1]);
        double width = Double.parseDouble(cells[first + 2]);
        double height = Double.parseDouble(cells[first + 3]);
        return new Box(left, top, left + width + 1, top + height + 1);
    }

    private static List<Double> rounded(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(value -> Double.valueOf(String.format(Locale.ROOT, "%.2f", value)))
                .toList();
    }

    private static List<Double> numbers(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return Stream.of(matcher.group(1).split(", ", -1))
                .map(number -> Double.valueOf(number.replace("'", "")))
                .toList();
    }

    private static PrecisionRecall curve(int objects, boolean... right) {
        return PrecisionRecall.of(right, objects);
    }
}

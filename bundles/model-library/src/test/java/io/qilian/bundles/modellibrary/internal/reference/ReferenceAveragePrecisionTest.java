package io.qilian.bundles.modellibrary.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Average precision at IoU 0.5 on the 128 validation pictures, against the figures of another implementation. The area
 * under the whole precision-recall curve; detections from a score of 0.01 on.
 */
class ReferenceAveragePrecisionTest {

    private record Found(double score, boolean right) {}

    @ParameterizedTest
    @CsvSource({"yolox-nano, yolox_nano", "nanodet-m, nanodet_m_416", "deimv2-atto, deimv2_atto"})
    void agreesWithTheReference(String card, String row, @TempDir Path library) throws Exception {
        Map<String, Double> reference = reference(row);
        LoadedVersion model = PublicDetectors.load(card, library, 0.01);
        Map<String, List<Found>> found = new HashMap<>();
        Map<String, Integer> truth = new HashMap<>();
        for (Path file : pictures()) {
            evaluate(model, file, found, truth);
        }
        model.retire();
        assertThat(averagePrecision(found.get("person"), truth.get("person")))
                .as("person")
                .isCloseTo(reference.get("person"), within(0.02));
        assertThat(averagePrecision(found.get("car"), truth.get("car")))
                .as("car")
                .isCloseTo(reference.get("car"), within(0.02));
        double mean = truth.entrySet().stream()
                .mapToDouble(entry ->
                        averagePrecision(found.getOrDefault(entry.getKey(), new ArrayList<>()), entry.getValue()))
                .average()
                .orElseThrow();
        assertThat(mean).as("all %d classes", truth.size()).isCloseTo(reference.get("all"), within(0.02));
    }

    private static void evaluate(
            LoadedVersion model, Path file, Map<String, List<Found>> found, Map<String, Integer> truth)
            throws IOException {
        try (Picture picture = Models.MEDIA.readPicture(Files.readAllBytes(file))) {
            Map<String, List<Box>> boxes = truthOf(file, picture, model.folder().labels());
            boxes.forEach((label, list) -> truth.merge(label, list.size(), Integer::sum));
            for (Detection detection : model.detect(picture, PictureRegion.whole(picture))) {
                List<Box> open = boxes.getOrDefault(detection.label(), List.of());
                Box best = open.stream()
                        .max(Comparator.comparingDouble(box -> box.overlap(detection.box())))
                        .orElse(null);
                boolean right = best != null && best.overlap(detection.box()) >= 0.5;
                if (right) {
                    open.remove(best);
                }
                found.computeIfAbsent(detection.label(), key -> new ArrayList<>())
                        .add(new Found(detection.score(), right));
            }
        }
    }

    private static double averagePrecision(List<Found> found, int truth) {
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        double[] precision = new double[found.size()];
        int right = 0;
        for (int i = 0; i < found.size(); i++) {
            right += found.get(i).right ? 1 : 0;
            precision[i] = (double) right / (i + 1);
        }
        double area = 0;
        double best = 0;
        for (int i = found.size() - 1; i >= 0; i--) {
            best = Math.max(best, precision[i]);
            area += found.get(i).right ? best / truth : 0;
        }
        return area;
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(RealData.require("labelled/coco128/images/val2017"))) {
            return files.sorted().toList();
        }
    }

    private static Map<String, List<Box>> truthOf(Path picture, Picture size, List<String> labels) throws IOException {
        String name = picture.getFileName().toString().replaceFirst("\\.jpg$", ".txt");
        Path file = RealData.require("labelled/coco128/object_detection/labels/val2017")
                .resolve(name);
        Map<String, List<Box>> boxes = new HashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] cells = line.split(" ", -1);
            double x = Double.parseDouble(cells[1]) * size.width();
            double y = Double.parseDouble(cells[2]) * size.height();
            double w = Double.parseDouble(cells[3]) * size.width();
            double h = Double.parseDouble(cells[4]) * size.height();
            boxes.computeIfAbsent(labels.get(Integer.parseInt(cells[0])), key -> new ArrayList<>())
                    .add(new Box(x - w / 2, y - h / 2, x + w / 2, y + h / 2));
        }
        return boxes;
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

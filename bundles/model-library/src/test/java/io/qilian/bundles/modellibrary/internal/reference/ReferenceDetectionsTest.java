package io.qilian.bundles.modellibrary.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Persons and vehicles in sampled frames of real videos, against the counts of another implementation. */
class ReferenceDetectionsTest {

    private static final Set<String> VEHICLES = Set.of("car", "motorcycle", "bus", "truck");

    private record Sample(double second, int persons, int vehicles) {}

    @ParameterizedTest
    @CsvSource({"yolox-nano, yolox_nano, 0.35", "nanodet-m, nanodet_m_416, 0.41", "deimv2-atto, deimv2_atto, 0.4"})
    void countsAsTheReferenceDoesWithinOneOnNearlyAllFrames(
            String card, String column, double score, @TempDir Path library) throws Exception {
        Map<Path, List<Sample>> samples = samples(column);
        LoadedVersion model = PublicDetectors.load(card, library, score);
        int rows = 0;
        int close = 0;
        List<String> others = new ArrayList<>();
        for (Map.Entry<Path, List<Sample>> video : samples.entrySet()) {
            for (Map.Entry<Sample, List<Detection>> seen :
                    detect(model, video.getKey(), video.getValue()).entrySet()) {
                long persons = count(seen.getValue(), Set.of("person"));
                long vehicles = count(seen.getValue(), VEHICLES);
                boolean near = Math.abs(persons - seen.getKey().persons) <= 1
                        && Math.abs(vehicles - seen.getKey().vehicles) <= 1;
                rows++;
                close += near ? 1 : 0;
                if (!near) {
                    others.add(video.getKey().getFileName() + " " + seen.getKey() + " but " + persons + " persons, "
                            + vehicles + " vehicles");
                }
            }
        }
        model.retire();
        assertThat(rows).isGreaterThan(50);
        assertThat((double) close / rows)
                .as("share of %d rows; the others: %s", rows, others)
                .isGreaterThanOrEqualTo(0.95);
    }

    private static long count(List<Detection> found, Set<String> labels) {
        return found.stream()
                .filter(detection -> labels.contains(detection.label()))
                .count();
    }

    private static Map<Path, List<Sample>> samples(String column) throws IOException {
        Map<String, Path> videos = new HashMap<>();
        try (Stream<Path> files = Files.walk(RealData.require("videos"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> videos.put(file.getFileName().toString(), file));
        }
        List<String> lines = Files.readAllLines(RealData.require("models/REFERENCE_detections.csv"));
        List<String> header = List.of(lines.get(0).split(","));
        int persons = header.indexOf(column + ":person");
        int vehicles = header.indexOf(column + ":vehicle");
        Map<Path, List<Sample>> samples = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Path video = videos.get(cells[0].substring(cells[0].lastIndexOf('/') + 1));
            if (video != null && !cells[persons].isEmpty()) {
                samples.computeIfAbsent(video, key -> new ArrayList<>())
                        .add(new Sample(
                                Double.parseDouble(cells[1]),
                                Integer.parseInt(cells[persons]),
                                Integer.parseInt(cells[vehicles])));
            }
        }
        return samples;
    }

    private static Map<Sample, List<Detection>> detect(LoadedVersion model, Path video, List<Sample> samples) {
        Map<Sample, List<Detection>> seen = new HashMap<>();
        try (VideoReader reader = Models.MEDIA.openVideo(VideoRequest.of(video.toString()), new Cancellation())) {
            for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
                try (Picture picture = next.get().picture()) {
                    for (Sample sample : samples) {
                        // The reference took the first frame at or after the second, which it gives rounded.
                        boolean due = next.get().presentation().toNanos() / 1e9 >= sample.second - 0.002;
                        if (due && !seen.containsKey(sample)) {
                            seen.put(sample, model.detect(picture, PictureRegion.whole(picture)));
                        }
                    }
                }
            }
        }
        return seen;
    }
}

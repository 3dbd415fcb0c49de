package io.qilian.bundles.vision.api.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ground truth of two MOT15 sequences (pedestrians who hide each other, 25 frames a second), with detections made of
 * it: each edge trembles by 3 % of the box, a share of the boxes is missing. Skipped where the data is not there.
 */
class MotSequenceTest {

    private static final System.Logger LOG = System.getLogger(MotSequenceTest.class.getName());

    private static final String FOLDER = "labelled/mmtracking-testdata/demo_MOT15_data/train";

    @ParameterizedTest
    @CsvSource({
        "TUD-Campus, 0, 0.96, 0.97",
        "TUD-Campus, 0.2, 0.87, 0.77",
        "TUD-Stadtmitte, 0, 0.97, 0.98",
        "TUD-Stadtmitte, 0.2, 0.87, 0.77"
    })
    void followsPedestriansWhoHideEachOther(String sequence, double missed, double leastIdentity, double leastAccuracy)
            throws IOException {
        Path file = Path.of(System.getProperty("qilian.data", "../shared/data"), FOLDER, sequence, "gt/gt.txt");
        assumeTrue(Files.exists(file), () -> "no ground truth at " + file.toAbsolutePath() + ", see -Dqilian.data");
        MotScore seen = new MotScore();
        MotScore predicted = new MotScore();
        Random random = new Random(13);
        ObjectTracker tracker = new ObjectTracker();
        read(file).forEach((frame, truth) -> {
            List<Track> told =
                    tracker.update(ObservationBuilder.START.plusMillis(40L * frame), detections(truth, missed, random));
            seen.add(truth, boxes(told, false));
            predicted.add(truth, boxes(told, true));
        });
        LOG.log(
                Level.INFO,
                sequence + ", missed " + missed + ": "
                        + "IDF1 %.3f, MOTA %.3f, %d switches; with predicted boxes IDF1 %.3f, MOTA %.3f"
                                .formatted(
                                        seen.identityScore(),
                                        seen.accuracy(),
                                        seen.switches(),
                                        predicted.identityScore(),
                                        predicted.accuracy()));
        assertThat(seen.identityScore()).isGreaterThan(leastIdentity);
        assertThat(seen.accuracy()).isGreaterThan(leastAccuracy);
    }

    private static Map<Integer, Map<Long, Box>> read(Path file) throws IOException {
        Map<Integer, Map<Long, Box>> frames = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",", -1);
            double left = Double.parseDouble(cells[2]);
            double top = Double.parseDouble(cells[3]);
            double width = Double.parseDouble(cells[4]);
            double height = Double.parseDouble(cells[5]);
            frames.computeIfAbsent(Integer.valueOf(cells[0]), unknown -> new TreeMap<>())
                    .put(Long.valueOf(cells[1]), new Box(left, top, left + width, top + height));
        }
        return frames;
    }

    private static List<Detection> detections(Map<Long, Box> truth, double missed, Random random) {
        List<Detection> detections = new ArrayList<>();
        truth.values().forEach(box -> {
            double across = missed > 0 ? 0.03 * box.width() : 0;
            double down = missed > 0 ? 0.03 * box.height() : 0;
            Box trembling = new Box(
                    box.left() + across * random.nextGaussian(),
                    box.top() + down * random.nextGaussian(),
                    box.right() + across * random.nextGaussian(),
                    box.bottom() + down * random.nextGaussian());
            if (random.nextDouble() >= missed) {
                detections.add(new Detection("person", 0.9, trembling));
            }
        });
        return detections;
    }

    private static Map<Long, Box> boxes(List<Track> told, boolean alsoPredicted) {
        Map<Long, Box> boxes = new TreeMap<>();
        told.stream()
                .filter(track -> alsoPredicted || track.detected())
                .forEach(track -> boxes.put(track.id(), track.box()));
        return boxes;
    }
}

package io.qilian.bundles.modellibrary.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card that says one thing wrong about a real detector is refused by its golden samples, or before. */
class CardMutationTest {

    private static final int SAMPLES = 5;
    private static final double THRESHOLD = 0.35;

    @TempDir
    private Path library;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            yolox-nano  | colour: BGR                       | colour: RGB
            yolox-nano  | layout: NCHW                      | layout: NHWC
            yolox-nano  | resize: letterbox-top-left        | resize: letterbox
            yolox-nano  | resize: letterbox-top-left        | resize: stretch
            yolox-nano  | pad: [114, 114, 114]              | scale: 0.00392156862745098
            yolox-nano  | pad: [114, 114, 114]              | std: [57.375, 57.12, 58.395]
            yolox-nano  | decoder: yolox                    | decoder: yolov5
            yolox-nano  | labels                            | turned
            nanodet-m   | colour: BGR                       | colour: RGB
            nanodet-m   | layout: NCHW                      | layout: NHWC
            nanodet-m   | resize: letterbox-top-left        | resize: letterbox
            nanodet-m   | resize: letterbox-top-left        | resize: stretch
            nanodet-m   | mean: [103.53, 116.28, 123.675]   | mean: [0, 0, 0]
            nanodet-m   | std: [57.375, 57.12, 58.395]      | std: [1, 1, 1]
            nanodet-m   | decoder: nanodet                  | decoder: yolox
            nanodet-m   | labels                            | turned
            deimv2-atto | colour: RGB                       | colour: BGR
            deimv2-atto | layout: NCHW                      | layout: NHWC
            deimv2-atto | resize: stretch                   | resize: letterbox
            deimv2-atto | scale: 0.00392156862745098        | scale: 1
            deimv2-atto | outputs: [labels, boxes, scores]  | outputs: [labels, scores, boxes]
            deimv2-atto | labels                            | turned
            """)
    void isCaught(String model, String right, String wrong) throws IOException {
        Path folder = recorded(model);
        // The card as it was recorded is taken.
        LoadedVersion.load(ModelFolder.read(folder), Models.RUNTIME, Models.MEDIA, 1)
                .retire();
        if (wrong.equals("turned")) {
            turnLabels(folder.resolve("labels.txt"));
        } else {
            replace(folder.resolve("README.md"), right, wrong);
        }
        ModelFolder mutated = ModelFolder.read(folder);
        assertThatThrownBy(() -> LoadedVersion.load(mutated, Models.RUNTIME, Models.MEDIA, 1))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                                refusal.problem().code())
                        .isIn("model.golden", "model.input", "model.output"));
    }

    /** The folder of a public detector whose answers to some pictures are recorded as golden samples. */
    private Path recorded(String model) throws IOException {
        LoadedVersion version = PublicDetectors.load(model, library, THRESHOLD);
        Path folder = version.folder().path();
        Path golden = Files.createDirectories(folder.resolve("golden"));
        for (Path file : pictures()) {
            String name = file.getFileName().toString();
            Files.copy(file, golden.resolve(name));
            try (Picture picture = Models.MEDIA.readPicture(Files.readAllBytes(file))) {
                List<Detection> found = version.detect(picture, PictureRegion.whole(picture));
                Files.writeString(golden.resolve(name.replace(".jpg", ".json")), json(found));
            }
        }
        version.retire();
        replace(folder.resolve("README.md"), "labels: labels.txt", "labels: labels.txt\n  golden: {folder: golden}");
        return folder;
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(RealData.require("labelled/coco128/images/val2017"))) {
            return files.sorted().limit(SAMPLES).toList();
        }
    }

    private static String json(List<Detection> found) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        ArrayNode detections = root.putArray("detections");
        for (Detection detection : found) {
            Box box = detection.box();
            ObjectNode one = detections.addObject();
            one.put("label", detection.label()).put("score", detection.score());
            one.putArray("box").add(box.left()).add(box.top()).add(box.right()).add(box.bottom());
        }
        return root.toString();
    }

    private static void turnLabels(Path file) throws IOException {
        List<String> labels = new ArrayList<>(Files.readAllLines(file));
        Collections.rotate(labels, 1);
        Files.write(file, labels);
    }

    private static void replace(Path file, String right, String wrong) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replaceFirst("(?m)" + Pattern.quote(right), wrong));
    }
}

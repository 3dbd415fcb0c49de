package io.qilian.bundles.modellibrary.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.SharedInput;
import io.qilian.bundles.modellibrary.internal.version.TimedDetections;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped detector against itself and against cards that say something wrong about it, on real roads. */
class RealVersionsTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("qilian.root", "../.."), "models", "road-objects", "1.0.0");
    private static final List<String> CLIPS =
            List.of("bgslib-video02.avi", "bgslib-video03.avi", "ahmetozlu-vehicle-counting.mp4");
    private static final int FRAMES_A_CLIP = 70;

    @TempDir
    private Path folder;

    @Test
    void aVersionThatDoesTheSameKeepsWithinTheGuards() throws IOException {
        RolloutFigures figures = compare(card -> card);

        assertThat(figures.agreement()).isEqualTo(1);
        assertThat(judged(figures)).isEmpty();
    }

    @Test
    void aCardThatMixesUpColoursBreaksAGuard() throws IOException {
        RolloutFigures figures = compare(card -> card.replace("colour: RGB", "colour: BGR"));

        assertThat(judged(figures)).as("%s", figures).isNotEmpty();
    }

    @Test
    void aCardThatForgetsTheScaleBreaksAGuard() throws IOException {
        RolloutFigures figures = compare(card -> card.replaceFirst("scale: [0-9.]+", "scale: 1.0"));

        assertThat(judged(figures)).as("%s", figures).isNotEmpty();
    }

    /** The latencies of two runs in turn on a machine that does other things too are not judged here. */
    private static List<String> judged(RolloutFigures figures) {
        RolloutFigures untimed = new RolloutFigures(
                figures.frames(),
                figures.skipped(),
                new RolloutFigures.Side(
                        1, figures.before().failures(), figures.before().detections()),
                new RolloutFigures.Side(
                        1, figures.after().failures(), figures.after().detections()),
                figures.agreement());
        return new GuardCheck(RolloutPlan.DEFAULT).breaches(untimed);
    }

    private RolloutFigures compare(UnaryOperator<String> change) throws IOException {
        LoadedVersion before = LoadedVersion.load(ModelFolder.read(SHIPPED), Models.RUNTIME, Models.MEDIA, 1);
        LoadedVersion after = LoadedVersion.load(ModelFolder.read(changed(change)), Models.RUNTIME, Models.MEDIA, 1);
        Comparison comparison = new Comparison();
        for (String clip : CLIPS) {
            compare(RealData.require("videos/" + clip), before, after, comparison);
        }
        before.retire();
        after.retire();
        return comparison.figures();
    }

    private static void compare(Path clip, LoadedVersion before, LoadedVersion after, Comparison comparison) {
        SharedInput room = new SharedInput();
        try (VideoReader reader = Models.MEDIA.openVideo(VideoRequest.of(clip.toString()), new Cancellation())) {
            Optional<DecodedPicture> next = reader.read();
            for (int frame = 0; next.isPresent() && frame < FRAMES_A_CLIP; frame++, next = reader.read()) {
                try (Picture picture = next.get().picture()) {
                    room.clear();
                    Optional<TimedDetections> one = Optional.of(before.detect(picture, room));
                    comparison.add(one, Optional.of(after.detect(picture, room)));
                }
            }
        }
    }

    /** The shipped version without its golden samples, which would find out at once. */
    private Path changed(UnaryOperator<String> change) throws IOException {
        Path version = Files.createDirectories(folder.resolve("road-objects").resolve("1.0.1"));
        for (String file : List.of("model.onnx", "labels.txt")) {
            Files.copy(SHIPPED.resolve(file), version.resolve(file));
        }
        String card = Files.readString(SHIPPED.resolve("README.md"))
                .replace("version: 1.0.0", "version: 1.0.1")
                .replaceFirst("(?m)^  golden: .*\n", "");
        Files.writeString(version.resolve("README.md"), change.apply(card));
        return version;
    }
}

package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts the golden samples through the model: a card that says something wrong about the model shows here. */
final class GoldenCheck {

    static final String PICTURE_FIX =
            "Check colour, layout, resize, scale, mean, std, labels and decoder in the card; if the"
                    + " model was changed on purpose, record the samples anew";

    private static final int MAXIMUM_SAMPLES = 32;

    /** What a sample must give. */
    record Sample(@Setting(en = "What must be found", zh = "应检出") List<Expected> detections) {}

    /** One thing that must be found. */
    record Expected(
            @Setting(en = "Class", zh = "类别") String label,
            @Setting(en = "Score", zh = "得分", minimum = 0, maximum = 1) double score,
            @Setting(en = "Left, top, right, bottom in pixels", zh = "左上右下（像素）", minimum = 4, maximum = 4)
                    List<Double> box) {

        Box area() {
            return new Box(box.get(0), box.get(1), box.get(2), box.get(3));
        }
    }

    private final LoadedVersion version;
    private final Media media;

    GoldenCheck(LoadedVersion version, Media media) {
        this.version = version;
        this.media = media;
    }

    void check() {
        GoldenCard card = version.folder().card().golden().orElse(null);
        if (card == null) {
            return;
        }
        Path folder = version.folder().path().resolve(card.folder());
        List<Path> samples = samples(folder);
        if (samples.isEmpty()) {
            throw problem("The card names golden samples, but there are none", folder, "", "", PICTURE_FIX);
        }
        GoldenTensors tensors = new GoldenTensors(version, card);
        for (Path sample : samples) {
            if (version.detector()) {
                detect(sample, card);
            } else if (version.classifier()) {
                classify(sample, card);
            } else {
                tensors.check(sample);
            }
        }
    }

    private static List<Path> samples(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MAXIMUM_SAMPLES)
                    .toList();
        } catch (IOException e) {
            throw problem("The golden samples cannot be read: " + e.getMessage(), folder, "", "", PICTURE_FIX);
        }
    }

    private void classify(Path sample, GoldenCard card) {
        Path file = pictureOf(sample);
        new GoldenClasses(card)
                .check(sample, file, seen(file, picture -> version.classify(picture, PictureRegion.whole(picture))));
    }

    private <T> T seen(Path file, Function<Picture, T> look) {
        try (Picture picture = media.readPicture(Files.readAllBytes(file))) {
            return look.apply(picture);
        } catch (IOException | MediaException e) {
            throw problem("The golden sample cannot be read: " + e.getMessage(), file, "", "", PICTURE_FIX);
        }
    }

    private void detect(Path sample, GoldenCard card) {
        List<Expected> expected = SettingsFile.read(sample).as(Sample.class).detections();
        Path file = pictureOf(sample);
        List<Detection> found = seen(file, picture -> version.detect(picture, PictureRegion.whole(picture)));
        for (Expected wanted : expected) {
            Detection nearest = nearest(wanted, found);
            if (nearest == null || !answers(nearest, wanted, card)) {
                throw problem(
                        "The model does not answer a golden sample as recorded",
                        file,
                        wanted.label() + " " + wanted.score() + " at " + wanted.box(),
                        nearest == null ? "no " + wanted.label() : text(nearest),
                        PICTURE_FIX);
            }
        }
        requireNothingElse(expected, found, card, file);
    }

    /** What lies so near to the threshold that a rounding decides whether it is found is no difference. */
    private void requireNothingElse(List<Expected> expected, List<Detection> found, GoldenCard card, Path file) {
        double threshold = version.folder().card().thresholds().score() + card.score();
        for (Detection detection : found) {
            boolean wanted = detection.score() < threshold
                    || expected.stream()
                            .anyMatch(one -> one.label().equals(detection.label())
                                    && detection.box().overlap(one.area()) >= card.iou());
            if (!wanted) {
                throw problem(
                        "The model finds in a golden sample what was not recorded",
                        file,
                        expected.size() + " detections",
                        text(detection),
                        PICTURE_FIX);
            }
        }
    }

    private static Detection nearest(Expected wanted, List<Detection> found) {
        return found.stream()
                .filter(detection -> detection.label().equals(wanted.label()))
                .max((a, b) ->
                        Double.compare(a.box().overlap(wanted.area()), b.box().overlap(wanted.area())))
                .orElse(null);
    }

    private static boolean answers(Detection found, Expected wanted, GoldenCard card) {
        return found.box().overlap(wanted.area()) >= card.iou()
                && Math.abs(found.score() - wanted.score()) <= card.score();
    }

    private static Path pictureOf(Path sample) {
        String stem = sample.getFileName().toString().replaceFirst("\\.json$", "");
        Path png = sample.resolveSibling(stem + ".png");
        return Files.isRegularFile(png, LinkOption.NOFOLLOW_LINKS) ? png : sample.resolveSibling(stem + ".jpg");
    }

    private static String text(Detection found) {
        Box box = found.box();
        return String.format(
                Locale.ROOT,
                "%s %.2f at [%.0f, %.0f, %.0f, %.0f]",
                found.label(),
                found.score(),
                box.left(),
                box.top(),
                box.right(),
                box.bottom());
    }

    static ProblemException problem(String what, Path where, String expected, String actual, String fix) {
        return new ProblemException(Problem.of("model.golden", ProblemKind.INPUT, what, where.toString(), fix)
                .comparing(expected, actual));
    }
}

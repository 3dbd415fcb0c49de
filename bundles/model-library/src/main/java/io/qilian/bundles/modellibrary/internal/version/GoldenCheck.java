package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Puts the golden samples through the model: a card that says something wrong about the model shows here. */
final class GoldenCheck {

    static final String PICTURE_FIX =
            "Check colour, layout, resize, scale, mean, std, labels and decoder in the card; if the"
                    + " model was changed on purpose, record the samples anew";

    private static final int MAXIMUM_SAMPLES = 32;

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
        if (version.folder().card().input().isEmpty()) {
            GoldenTensors tensors = new GoldenTensors(version, card);
            samples.forEach(tensors::check);
            new GoldenBatches(version).check(folder, size -> tensors.checkTogether(samples, size));
        } else {
            samples.forEach(sample -> check(sample, card));
            new GoldenBatches(version).check(folder, size -> checkTogether(samples, size, card));
        }
    }

    private void check(Path sample, GoldenCard card) {
        Path file = pictureOf(sample);
        try (Picture picture = read(file)) {
            PictureRegion whole = PictureRegion.whole(picture);
            if (version.detector()) {
                detections(card).check(sample, file, version.detect(picture, whole), "");
            } else {
                new GoldenClasses(card).check(sample, file, version.classify(picture, whole), "");
            }
        }
    }

    private void checkTogether(List<Path> samples, int size, GoldenCard card) {
        List<Path> members = samples.subList(0, Math.min(size, samples.size()));
        try (PictureBatch batch = new PictureBatch(version, media, size)) {
            members.forEach(sample -> batch.add(read(pictureOf(sample))));
            batch.run();
            for (int slot = 0; slot < members.size(); slot++) {
                Path sample = members.get(slot);
                String how = GoldenBatches.name(size);
                if (version.detector()) {
                    detections(card).check(sample, pictureOf(sample), batch.detections(slot), how);
                } else {
                    new GoldenClasses(card).check(sample, pictureOf(sample), batch.scores(slot), how);
                }
            }
        }
    }

    private GoldenDetections detections(GoldenCard card) {
        double threshold = version.folder().card().thresholds().score();
        return new GoldenDetections(version.version().toString(), card, threshold);
    }

    private Picture read(Path file) {
        try {
            return media.readPicture(Files.readAllBytes(file));
        } catch (IOException | MediaException e) {
            throw problem("The golden sample cannot be read: " + e.getMessage(), file, "", "", PICTURE_FIX);
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

    private static Path pictureOf(Path sample) {
        String stem = sample.getFileName().toString().replaceFirst("\\.json$", "");
        Path png = sample.resolveSibling(stem + ".png");
        return Files.isRegularFile(png, LinkOption.NOFOLLOW_LINKS) ? png : sample.resolveSibling(stem + ".jpg");
    }

    static ProblemException problem(String what, Path where, String expected, String actual, String fix) {
        return new ProblemException(Problem.of("model.golden", ProblemKind.INPUT, what, where.toString(), fix)
                .comparing(expected, actual));
    }
}

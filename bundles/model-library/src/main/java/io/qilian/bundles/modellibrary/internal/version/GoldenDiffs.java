package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws golden pictures that a detector does not answer as recorded: what was expected in blue, what was found in
 * orange, as a JPEG of at most {@value #WIDTH} pixels width. A picture replaces that of the same version and sample;
 * beyond {@value #MAXIMUM_PICTURES} the oldest goes. Thread-safe.
 */
public final class GoldenDiffs {

    private static final Logger log = LoggerFactory.getLogger(GoldenDiffs.class);
    private static final int MAXIMUM_PICTURES = 100;
    private static final int WIDTH = 1280;
    private static final int QUALITY = 85;
    private static final int EXPECTED = 0x2979ff;
    private static final int FOUND = 0xff6d00;

    private final Media media;
    private final Path folder;

    /**
     * Draws into a folder.
     *
     * @param media decodes and draws
     * @param folder of the drawings; made when it is needed
     */
    public GoldenDiffs(Media media, Path folder) {
        this.media = media;
        this.folder = folder;
    }

    /**
     * Loads a version; if a golden picture is the reason of a refusal, it is drawn and the refusal names the drawing.
     *
     * @param load what loads
     * @return the version
     * @throws ProblemException if it cannot be loaded
     */
    public LoadedVersion drawn(Supplier<LoadedVersion> load) {
        try {
            return load.get();
        } catch (ProblemException e) {
            if (e.getCause() instanceof GoldenMismatch mismatch) {
                throw drawn(e, mismatch);
            }
            throw e;
        }
    }

    private ProblemException drawn(ProblemException refusal, GoldenMismatch mismatch) {
        try {
            Path file = draw(mismatch);
            Problem told = refusal.problem();
            String fix = told.fix() + ". What was expected (blue) and what was found (orange) is drawn in " + file;
            return new ProblemException(
                    Problem.of(told.code(), told.kind(), told.what(), told.where(), fix)
                            .comparing(told.expected(), told.actual()),
                    mismatch);
        } catch (IOException | MediaException e) {
            log.warn("The golden sample {} cannot be drawn: {}", mismatch.picture(), e.toString());
            return refusal;
        }
    }

    private synchronized Path draw(GoldenMismatch mismatch) throws IOException {
        byte[] drawing;
        try (Picture picture = media.readPicture(Files.readAllBytes(mismatch.picture()));
                PictureCanvas canvas = media.newCanvas(WIDTH)) {
            canvas.load(picture);
            mismatch.expected().forEach(detection -> draw(canvas, detection, EXPECTED, "expected "));
            mismatch.found().forEach(detection -> draw(canvas, detection, FOUND, "found "));
            drawing = canvas.jpeg(QUALITY);
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(name(mismatch));
        Path part = folder.resolve("drawing.part");
        Files.write(part, drawing);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        dropOldest();
        return file;
    }

    private static void draw(PictureCanvas canvas, Detection detection, int colour, String prefix) {
        Box box = detection.box();
        double[] corners = {box.left(), box.top(), box.right(), box.bottom()};
        String caption = String.format(Locale.ROOT, "%s%s %.2f", prefix, detection.label(), detection.score());
        canvas.box(corners, colour, caption);
    }

    /** The sample's name comes from whoever made the model. */
    private static String name(GoldenMismatch mismatch) {
        String plain = (mismatch.version() + "-" + mismatch.picture().getFileName()).replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.substring(0, Math.min(plain.length(), 120)) + ".jpg";
    }

    private void dropOldest() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
        }
        for (Path file : files.subList(0, Math.max(0, files.size() - MAXIMUM_PICTURES))) {
            Files.deleteIfExists(file);
        }
    }
}

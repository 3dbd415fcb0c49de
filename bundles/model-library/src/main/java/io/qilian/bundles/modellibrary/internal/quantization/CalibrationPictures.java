package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.ModelQuantization;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pictures of a calibration.
 *
 * @param calibrating those whose activations are measured
 * @param checking those on which the result is compared; none of them calibrates
 */
record CalibrationPictures(List<Path> calibrating, List<Path> checking) {

    private static final Pattern NAME = Pattern.compile(".*\\.(jpg|jpeg|png|bmp|webp)");
    private static final int CHECKING_ONE_OF = 4;

    /**
     * Chooses pictures of a folder, evenly by their names.
     *
     * @param folder the folder
     * @param media reads pictures
     * @return the pictures that can be read
     * @throws io.qilian.kernel.api.problem.ProblemException if there are too few
     */
    static CalibrationPictures of(Path folder, Media media) {
        List<Path> all = evenly(files(folder));
        List<Path> calibrating = new ArrayList<>();
        List<Path> checking = new ArrayList<>();
        int read = 0;
        for (Path file : all) {
            Optional<Picture> picture = open(file, media);
            if (picture.isPresent()) {
                picture.get().close();
                (read++ % CHECKING_ONE_OF == CHECKING_ONE_OF - 1 ? checking : calibrating).add(file);
            }
        }
        if (read < ModelQuantization.MINIMUM_PICTURES) {
            throw QuantizationProblems.pictures(
                    "There are too few pictures to calibrate with",
                    folder,
                    ModelQuantization.MINIMUM_PICTURES + " or more",
                    read + " that can be read, of " + all.size() + " files");
        }
        return new CalibrationPictures(calibrating, checking);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                                    .matches())
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(folder, e);
        }
    }

    private static List<Path> evenly(List<Path> files) {
        int most = ModelQuantization.MAXIMUM_PICTURES;
        if (files.size() <= most) {
            return files;
        }
        List<Path> chosen = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            chosen.add(files.get((int) ((long) i * files.size() / most)));
        }
        return chosen;
    }

    /** A picture, closed by the caller; empty if the file is none that can be read. */
    static Optional<Picture> open(Path file, Media media) {
        try {
            return Files.size(file) > Media.MAXIMUM_PICTURE_FILE_BYTES
                    ? Optional.empty()
                    : Optional.of(media.readPicture(Files.readAllBytes(file)));
        } catch (MediaException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(file, e);
        }
    }

    /** A digest of the calibrating pictures, by which the set can be known again. */
    String digest() {
        try {
            SortedMap<String, String> digests = new TreeMap<>();
            for (Path file : calibrating) {
                digests.put(file.getFileName().toString(), Manifest.digest(file));
            }
            return new Manifest(digests).content();
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(calibrating.get(0), e);
        }
    }
}

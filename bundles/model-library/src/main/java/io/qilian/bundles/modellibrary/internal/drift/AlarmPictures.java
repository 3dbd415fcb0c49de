package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames that raised alarms, as JPEG files ALARM.jpg: at most {@value ModelDrift#MAXIMUM_PICTURES} and
 * {@value #MAXIMUM_BYTES} bytes; those of the oldest alarms go. Reading is thread-safe; one thread writes.
 */
final class AlarmPictures {

    static final long MAXIMUM_BYTES = 64L << 20;

    private static final Logger log = LoggerFactory.getLogger(AlarmPictures.class);
    private static final int WIDTH = 1280;
    private static final int QUALITY = 85;
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.jpg");

    private final Path folder;
    private final Media media;
    private final int maximum;

    /**
     * Pictures.
     *
     * @param folder where they lie; made when it is needed
     * @param maximum how many are kept
     */
    AlarmPictures(Path folder, Media media, int maximum) {
        this.folder = folder;
        this.media = media;
        this.maximum = maximum;
    }

    /** Keeps a picture; if that fails, the alarm has none, and the log says why. */
    void keep(long alarm, Picture picture) {
        Path part = folder.resolve(alarm + ".part");
        try (PictureCanvas canvas = media.newCanvas(WIDTH)) {
            canvas.load(picture);
            Files.createDirectories(folder);
            Files.write(part, canvas.jpeg(QUALITY));
            Files.move(part, file(alarm), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            dropOldest();
        } catch (IOException | MediaException e) {
            log.warn("The picture of drift alarm {} cannot be kept in {}: {}", alarm, folder, e.toString());
        }
    }

    boolean has(long alarm) {
        return Files.isRegularFile(file(alarm));
    }

    Optional<byte[]> read(long alarm) {
        try {
            return Optional.of(Files.readAllBytes(file(alarm)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dropOldest() throws IOException {
        List<Long> alarms;
        try (Stream<Path> files = Files.list(folder)) {
            alarms = files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> Long.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        }
        long bytes = 0;
        for (long alarm : alarms) {
            bytes += Files.size(file(alarm));
        }
        Deque<Long> oldest = new ArrayDeque<>(alarms);
        while (oldest.size() > maximum || bytes > MAXIMUM_BYTES) {
            Path file = file(oldest.remove());
            bytes -= Files.size(file);
            Files.delete(file);
        }
    }

    private Path file(long alarm) {
        return folder.resolve(alarm + ".jpg");
    }
}

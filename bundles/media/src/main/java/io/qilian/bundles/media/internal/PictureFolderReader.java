package io.qilian.bundles.media.internal;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the JPEG and PNG files of a folder in the order of their names, as a video with a fixed time between them. */
final class PictureFolderReader implements VideoReader {

    private static final int MOST_FILES = 100_000;
    private static final Pattern PICTURE = Pattern.compile("(?i).+\\.(jpe?g|png)");

    private final VideoRequest request;
    private final Cancellation cancellation;
    private final List<Path> files;
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final StreamInfo info;
    private Picture first;
    private int next;
    private boolean closed;

    private PictureFolderReader(VideoRequest request, Cancellation cancellation, List<Path> files) {
        this.request = request;
        this.cancellation = cancellation;
        this.files = files;
        first = nextWhole()
                .orElseThrow(() -> new MediaException(
                        Reason.DAMAGED, "None of the " + files.size() + " pictures in " + request + " is whole"));
        double seconds = request.pictureInterval().toNanos() / 1e9;
        Duration length = request.pictureInterval().multipliedBy(files.size());
        info = new StreamInfo("pictures", first.width(), first.height(), 1 / seconds, Optional.of(length));
    }

    static boolean isFor(VideoRequest request) {
        return request.file() && Files.isDirectory(Path.of(request.source()));
    }

    static PictureFolderReader open(VideoRequest request, Cancellation cancellation) {
        try (Stream<Path> content = Files.list(Path.of(request.source()))) {
            List<Path> files = content.filter(file ->
                            PICTURE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.isEmpty()) {
                throw new MediaException(Reason.NO_VIDEO, "There are no JPEG or PNG files in the folder " + request);
            }
            if (files.size() > MOST_FILES) {
                throw new MediaException(
                        Reason.TOO_LARGE, "There are more than " + MOST_FILES + " pictures in the folder " + request);
            }
            return new PictureFolderReader(request, cancellation, files);
        } catch (IOException e) {
            throw new MediaException(Reason.NOT_FOUND, "Cannot read the folder " + request + ": " + e.getMessage());
        }
    }

    @Override
    public StreamInfo info() {
        return info;
    }

    @Override
    public synchronized Optional<DecodedPicture> read() {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        Optional<Picture> picture = first == null ? nextWhole() : Optional.of(first);
        first = null;
        Duration presentation = request.pictureInterval().multipliedBy(next - 1L);
        return picture.map(whole -> new DecodedPicture(whole, presentation, true, Optional.empty()));
    }

    private Optional<Picture> nextWhole() {
        while (next < files.size()) {
            if (cancellation.cancelled()) {
                throw new MediaException(Reason.CANCELLED, "Cannot read " + request + ": cancelled");
            }
            Path file = files.get(next++);
            try {
                if (Files.size(file) <= Media.MAXIMUM_PICTURE_FILE_BYTES) {
                    byte[] content = Files.readAllBytes(file);
                    receivedBytes.addAndGet(content.length);
                    return Optional.of(PictureFiles.read(content));
                }
                damaged.incrementAndGet();
            } catch (IOException | MediaException e) {
                // One picture that is still being written, or is none, must not end the others.
                damaged.incrementAndGet();
            }
        }
        return Optional.empty();
    }

    @Override
    public long damaged() {
        return damaged.get();
    }

    @Override
    public long quarantined() {
        return 0;
    }

    @Override
    public long skipped() {
        return 0;
    }

    @Override
    public long receivedBytes() {
        return receivedBytes.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (first != null) {
            first.close();
            first = null;
        }
    }
}

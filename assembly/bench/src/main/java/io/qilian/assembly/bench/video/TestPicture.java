package io.qilian.assembly.bench.video;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small black picture, of 160x96. */
public final class TestPicture {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;

    private TestPicture() {}

    /**
     * As it comes from a decoder.
     *
     * @param media makes it
     * @return the picture, closed by the caller
     * @throws IOException if a file cannot be written
     */
    public static Picture decoded(Media media) throws IOException {
        Path video = Files.createTempDirectory("qilian-feeds").resolve("picture.mp4");
        try (VideoWriter writer = media.createVideo(video, new VideoFormat(WIDTH, HEIGHT, 25, 100_000))) {
            ByteBuffer bgr = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 3);
            writer.write(bgr);
            writer.write(bgr);
        }
        try (VideoReader reader = media.openVideo(VideoRequest.of(video.toString()), new Cancellation())) {
            return reader.read().orElseThrow().picture();
        }
    }

    /**
     * As a JPEG file.
     *
     * @param media makes it
     * @return the file
     * @throws IOException if a file cannot be written
     */
    public static byte[] jpeg(Media media) throws IOException {
        try (Picture picture = decoded(media);
                PictureCanvas canvas = media.newCanvas(WIDTH)) {
            canvas.load(picture);
            return canvas.jpeg(90);
        }
    }
}

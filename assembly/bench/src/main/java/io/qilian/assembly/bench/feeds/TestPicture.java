package io.qilian.assembly.bench.feeds;

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

/** A small picture as a JPEG file. */
final class TestPicture {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;

    private TestPicture() {}

    static byte[] jpeg(Media media) throws IOException {
        Path video = Files.createTempDirectory("qilian-feeds").resolve("picture.mp4");
        try (VideoWriter writer = media.createVideo(video, new VideoFormat(WIDTH, HEIGHT, 25, 100_000))) {
            ByteBuffer bgr = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 3);
            writer.write(bgr);
            writer.write(bgr);
        }
        try (VideoReader reader = media.openVideo(VideoRequest.of(video.toString()), new Cancellation());
                Picture picture = reader.read().orElseThrow().picture();
                PictureCanvas canvas = media.newCanvas(WIDTH)) {
            canvas.load(picture);
            return canvas.jpeg(90);
        }
    }
}

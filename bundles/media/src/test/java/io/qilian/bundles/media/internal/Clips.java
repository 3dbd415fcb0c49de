package io.qilian.bundles.media.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes small videos: a square that moves to the right over a plain ground. */
final class Clips {

    static final VideoFormat FORMAT = new VideoFormat(160, 96, 25, 400_000);

    private Clips() {}

    static Path movingSquare(Media media, Path folder, int frames) {
        Path file = folder.resolve("square.mp4");
        try (VideoWriter writer = media.createVideo(file, FORMAT)) {
            ByteBuffer bgr = ByteBuffer.allocateDirect(FORMAT.width() * FORMAT.height() * 3);
            for (int i = 0; i < frames; i++) {
                paint(bgr, i);
                writer.write(bgr);
            }
        }
        return file;
    }

    private static void paint(ByteBuffer bgr, int frame) {
        bgr.clear();
        for (int y = 0; y < FORMAT.height(); y++) {
            for (int x = 0; x < FORMAT.width(); x++) {
                boolean inside = x >= frame && x < frame + 32 && y >= 32 && y < 64;
                bgr.put((byte) (inside ? 0 : 120))
                        .put((byte) (inside ? 0 : 120))
                        .put((byte) (inside ? 230 : 120));
            }
        }
        bgr.flip();
    }
}

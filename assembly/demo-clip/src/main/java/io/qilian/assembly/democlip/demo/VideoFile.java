package io.qilian.assembly.democlip.demo;

import io.qilian.assembly.democlip.FrameSink;
import io.qilian.assembly.democlip.truth.FrameFormat;
import io.qilian.assembly.democlip.truth.FrameTruth;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes the frames into a video file (H.264 in MP4). */
final class VideoFile implements FrameSink {

    // Of a city's camera with this picture size.
    private static final int BITS_A_SECOND = 700_000;

    private final VideoWriter video;
    private final ByteBuffer frame;

    VideoFile(Media media, Path file, FrameFormat format) {
        int fps = (int) Math.round(format.framesPerSecond());
        video = media.createVideo(file, new VideoFormat(format.width(), format.height(), fps, BITS_A_SECOND));
        frame = ByteBuffer.allocateDirect(3 * format.width() * format.height());
    }

    @Override
    public void accept(byte[] bgr, FrameTruth truth) {
        frame.clear().put(bgr).flip();
        video.write(frame);
    }

    @Override
    public void close() {
        video.close();
    }
}

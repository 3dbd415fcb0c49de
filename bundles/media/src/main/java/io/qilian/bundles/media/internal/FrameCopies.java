package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.util.ArrayDeque;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Copies of frames in memory that is used again. Copies may be given back by any thread. */
final class FrameCopies implements AutoCloseable {

    /** Enough for a queue of frames under inference; further ones are allocated and freed. */
    private static final int KEPT = 16;

    private final ArrayDeque<AVFrame> idle = new ArrayDeque<>(KEPT);
    private boolean closed;

    AVFrame copy(AVFrame source) {
        AVFrame copy = take(source);
        int code = av_frame_copy(copy, source);
        if (code < 0) {
            giveBack(copy);
            throw FfmpegErrors.of(code, "Cannot copy a picture");
        }
        copy.color_range(source.color_range());
        copy.colorspace(source.colorspace());
        return copy;
    }

    private AVFrame take(AVFrame source) {
        AVFrame kept = poll();
        while (kept != null && !alike(kept, source)) {
            // The stream has another size from now on.
            av_frame_free(kept);
            kept = poll();
        }
        return kept == null ? allocate(source) : kept;
    }

    private synchronized AVFrame poll() {
        return idle.pollFirst();
    }

    private static boolean alike(AVFrame kept, AVFrame source) {
        return kept.width() == source.width() && kept.height() == source.height() && kept.format() == source.format();
    }

    private static AVFrame allocate(AVFrame source) {
        AVFrame frame = av_frame_alloc();
        frame.format(source.format());
        frame.width(source.width());
        frame.height(source.height());
        int code = av_frame_get_buffer(frame, 0);
        if (code < 0) {
            av_frame_free(frame);
            throw FfmpegErrors.of(code, "Cannot allocate a picture");
        }
        return frame;
    }

    synchronized void giveBack(AVFrame frame) {
        if (closed || idle.size() == KEPT) {
            av_frame_free(frame);
        } else {
            idle.addFirst(frame);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(frame -> av_frame_free(frame));
        idle.clear();
    }
}

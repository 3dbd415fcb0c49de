package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.util.ArrayDeque;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Keeps the frame headers of one source for reuse. The pixels behind them come from the decoder's own pool of buffers
 * and go back there when a header is emptied.
 */
final class FramePool implements AutoCloseable {

    /** Enough for a queue of frames under inference; further ones are allocated and freed. */
    private static final int KEPT = 32;

    private final ArrayDeque<AVFrame> idle = new ArrayDeque<>(KEPT);
    private boolean closed;

    synchronized AVFrame take() {
        AVFrame frame = idle.pollFirst();
        return frame != null ? frame : av_frame_alloc();
    }

    synchronized void giveBack(AVFrame frame) {
        av_frame_unref(frame);
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

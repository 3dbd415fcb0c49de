package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PixelLayout;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One lease on a decoded frame; the frame goes back with the last one. */
final class FramePicture implements Picture {

    /** What all leases on one frame share. */
    private static final class Shared {
        final AVFrame frame;
        final Consumer<AVFrame> giveBack;
        final AtomicInteger leases = new AtomicInteger(1);

        Shared(AVFrame frame, Consumer<AVFrame> giveBack) {
            this.frame = frame;
            this.giveBack = giveBack;
        }
    }

    private final Shared shared;
    private final int width;
    private final int height;
    private final PixelLayout layout;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FramePicture(Shared shared) {
        this.shared = shared;
        this.width = shared.frame.width();
        this.height = shared.frame.height();
        this.layout = layoutOf(shared.frame.format());
    }

    /** The first lease on a frame, which is handed to {@code giveBack} after the last one. */
    static FramePicture of(AVFrame frame, Consumer<AVFrame> giveBack) {
        return new FramePicture(new Shared(frame, giveBack));
    }

    /** The frame behind a picture; for this bundle only, within the lease. */
    static AVFrame frame(Picture picture) {
        if (!(picture instanceof FramePicture own)) {
            throw new IllegalArgumentException("picture: expected one of this bundle, got " + picture.getClass());
        }
        own.requireOpen();
        return own.shared.frame;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public PixelLayout layout() {
        return layout;
    }

    @Override
    public ByteBuffer plane(int plane) {
        requireOpen();
        int stride = strideBytes(plane);
        int rows = plane == 0 ? height : (height + 1) / 2;
        int rowBytes =
                switch (layout) {
                    case BGR24 -> width * 3;
                    default -> plane == 0 ? width : (width + 1) / 2;
                };
        long size = (long) stride * (rows - 1) + rowBytes;
        return shared.frame.data(plane).capacity(size).asByteBuffer().asReadOnlyBuffer();
    }

    @Override
    public int strideBytes(int plane) {
        requireOpen();
        if (plane < 0 || plane >= layout.planes()) {
            throw new IndexOutOfBoundsException(
                    "plane: expected 0 to " + (layout.planes() - 1) + " of " + layout + ", got " + plane);
        }
        return shared.frame.linesize(plane);
    }

    @Override
    public Picture retain() {
        requireOpen();
        shared.leases.incrementAndGet();
        return new FramePicture(shared);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && shared.leases.decrementAndGet() == 0) {
            shared.giveBack.accept(shared.frame);
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the lease on this picture is closed");
        }
    }

    private static PixelLayout layoutOf(int format) {
        if (format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P) {
            return PixelLayout.YUV420;
        }
        if (format == AV_PIX_FMT_BGR24) {
            return PixelLayout.BGR24;
        }
        return format == AV_PIX_FMT_GRAY8 ? PixelLayout.GREY8 : PixelLayout.OTHER;
    }
}

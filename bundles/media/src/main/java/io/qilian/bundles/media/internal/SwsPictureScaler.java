package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import io.qilian.bundles.media.api.ChannelOrder;
import io.qilian.bundles.media.api.Fit;
import io.qilian.bundles.media.api.Interpolation;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.Placement;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.media.internal.TensorTarget.Window;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One conversion by swscale to 8-bit samples of the target's size, then one pass by OpenCV that writes them as the
 * model's numbers into the tensor. swscale writes into memory of its own, which it may overrun by its alignment; the
 * tensor's memory it may not.
 */
final class SwsPictureScaler implements PictureScaler {

    private static final int REMEMBERED_TENSORS = 8;

    /** FFmpeg's planar format holds green, blue, red. */
    private static final int[] RGB_PLANES = {2, 0, 1};

    private static final int[] BGR_PLANES = {1, 0, 2};
    private static final int[] GREY_PLANES = {0};

    private final TensorFormat format;
    private final SwsConversion conversion;
    private final ArrayDeque<TensorTarget> targets = new ArrayDeque<>();
    private boolean closed;

    SwsPictureScaler(TensorFormat format) {
        this.format = format;
        this.conversion = new SwsConversion(sampleFormat(format), flags(format.interpolation()));
    }

    @Override
    public Placement scale(Picture picture, PictureRegion region, ByteBuffer tensor) {
        if (closed) {
            throw new IllegalStateException("the scaler is closed");
        }
        AVFrame frame = FramePicture.frame(picture);
        PictureRegion part = SwsConversion.aligned(frame, region);
        Window window = window(part);
        AVFrame samples = conversion.convert(frame, part, window.width(), window.height());
        TensorTarget target = target(tensor);
        target.place(window);
        if (format.interleaved()) {
            target.fillInterleaved(samples);
        } else {
            target.fillPlanes(samples, planes());
        }
        return new Placement(
                (double) window.width() / part.width(),
                (double) window.height() / part.height(),
                window.left(),
                window.top(),
                part.left(),
                part.top());
    }

    private Window window(PictureRegion part) {
        if (format.fit() == Fit.STRETCH) {
            return new Window(0, 0, format.width(), format.height());
        }
        double scale = Math.min((double) format.width() / part.width(), (double) format.height() / part.height());
        int width = Math.max(1, Math.min(format.width(), (int) Math.round(part.width() * scale)));
        int height = Math.max(1, Math.min(format.height(), (int) Math.round(part.height() * scale)));
        boolean centred = format.fit() == Fit.LETTERBOX;
        return new Window(
                centred ? (format.width() - width) / 2 : 0,
                centred ? (format.height() - height) / 2 : 0,
                width,
                height);
    }

    private TensorTarget target(ByteBuffer tensor) {
        for (TensorTarget known : targets) {
            if (known.over(tensor)) {
                return known;
            }
        }
        if (!tensor.isDirect() || tensor.capacity() != format.sizeBytes()) {
            throw new IllegalArgumentException("tensor: expected a direct buffer of " + format.sizeBytes()
                    + " bytes, got " + tensor.capacity() + (tensor.isDirect() ? "" : " on the heap"));
        }
        if (targets.size() == REMEMBERED_TENSORS) {
            targets.removeLast().close();
        }
        TensorTarget added = new TensorTarget(format, tensor);
        targets.addFirst(added);
        return added;
    }

    private int[] planes() {
        return switch (format.channels()) {
            case RGB -> RGB_PLANES;
            case BGR -> BGR_PLANES;
            case GREY -> GREY_PLANES;
        };
    }

    private static int sampleFormat(TensorFormat format) {
        if (format.channels() == ChannelOrder.GREY) {
            return AV_PIX_FMT_GRAY8;
        }
        if (!format.interleaved()) {
            return AV_PIX_FMT_GBRP;
        }
        return format.channels() == ChannelOrder.RGB ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_BGR24;
    }

    private static int flags(Interpolation interpolation) {
        return switch (interpolation) {
            case BILINEAR -> SWS_BILINEAR;
            case AREA -> SWS_AREA;
            case BICUBIC -> SWS_BICUBIC;
        };
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            conversion.close();
            targets.forEach(TensorTarget::close);
        }
    }
}

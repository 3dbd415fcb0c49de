package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.PictureRegion;
import java.util.Objects;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Scales and converts regions of frames into a frame of its own, whose format is fixed and whose size follows the
 * caller. Keeps the prepared conversion as long as the source stays the same.
 */
final class SwsConversion implements AutoCloseable {

    private static final int ALIGNMENT_BYTES = 64;

    /** What a prepared conversion depends on. */
    private record Source(int width, int height, int format, int colourSpace, boolean fullRange) {}

    private final int targetFormat;
    private final int flags;
    private final PointerPointer<?> sourcePlanes = new PointerPointer<>(4);
    private final IntPointer sourceStrides = new IntPointer(4);
    private AVFrame target;
    private SwsContext context;
    private Source prepared;

    SwsConversion(int targetFormat, int flags) {
        Natives.load();
        this.targetFormat = targetFormat;
        this.flags = flags;
    }

    /** Converts a region; the answer belongs to this object and is overwritten by the next call. */
    AVFrame convert(AVFrame frame, PictureRegion region, int width, int height) {
        resizeTarget(width, height);
        prepare(frame, region);
        pointAt(frame, region);
        int rows =
                sws_scale(context, sourcePlanes, sourceStrides, 0, region.height(), target.data(), target.linesize());
        if (rows != height) {
            throw new MediaException(Reason.UNSUPPORTED, "Cannot scale the picture: " + FfmpegErrors.text(rows));
        }
        return target;
    }

    /** Edges on which the colour planes have a sample of their own: outwards, within the frame. */
    static PictureRegion aligned(AVFrame frame, PictureRegion region) {
        int left = region.left() & ~1;
        int top = region.top() & ~1;
        int right = Math.min((region.left() + region.width() + 1) & ~1, frame.width());
        int bottom = Math.min((region.top() + region.height() + 1) & ~1, frame.height());
        if (left >= right || top >= bottom) {
            throw new MediaException(
                    Reason.DAMAGED,
                    region + " does not touch the picture of " + frame.width() + "x" + frame.height() + " pixels");
        }
        return new PictureRegion(left, top, right - left, bottom - top);
    }

    private void resizeTarget(int width, int height) {
        if (target != null && target.width() == width && target.height() == height) {
            return;
        }
        free();
        target = av_frame_alloc();
        target.format(targetFormat);
        target.width(width);
        target.height(height);
        int code = av_frame_get_buffer(target, ALIGNMENT_BYTES);
        if (code < 0) {
            throw FfmpegErrors.of(code, "Cannot allocate a picture of " + width + "x" + height);
        }
    }

    private void prepare(AVFrame frame, PictureRegion region) {
        boolean fullRange = frame.color_range() == AVCOL_RANGE_JPEG || plainFormat(frame.format()) != frame.format();
        Source source =
                new Source(region.width(), region.height(), plainFormat(frame.format()), frame.colorspace(), fullRange);
        if (Objects.equals(source, prepared) && context != null) {
            return;
        }
        sws_freeContext(context);
        context = sws_getContext(
                source.width,
                source.height,
                source.format,
                target.width(),
                target.height(),
                targetFormat,
                flags,
                null,
                null,
                (DoublePointer) null);
        if (context == null) {
            throw new MediaException(
                    Reason.UNSUPPORTED, "Cannot convert pictures of FFmpeg's pixel format " + frame.format());
        }
        IntPointer toRgb = sws_getCoefficients(coefficients(source.colourSpace));
        // Video is written in the limited range that players expect; samples for models and pictures are full.
        int targetRange = targetFormat == AV_PIX_FMT_YUV420P ? 0 : 1;
        IntPointer fromRgb = sws_getCoefficients(SWS_CS_DEFAULT);
        sws_setColorspaceDetails(context, toRgb, source.fullRange ? 1 : 0, fromRgb, targetRange, 0, 1 << 16, 1 << 16);
        prepared = source;
    }

    /** FFmpeg numbers the tables as the colour spaces; what is not stated is taken as ITU-R BT.601, as it does. */
    private static int coefficients(int colourSpace) {
        return switch (colourSpace) {
            case 1, 4, 5, 6, 7, 9 -> colourSpace;
            case 10 -> 9;
            default -> SWS_CS_DEFAULT;
        };
    }

    private static int plainFormat(int format) {
        if (format == AV_PIX_FMT_YUVJ420P) {
            return AV_PIX_FMT_YUV420P;
        }
        if (format == AV_PIX_FMT_YUVJ422P) {
            return AV_PIX_FMT_YUV422P;
        }
        if (format == AV_PIX_FMT_YUVJ440P) {
            return AV_PIX_FMT_YUV440P;
        }
        return format == AV_PIX_FMT_YUVJ444P ? AV_PIX_FMT_YUV444P : format;
    }

    private void pointAt(AVFrame frame, PictureRegion region) {
        AVPixFmtDescriptor descriptor = null;
        boolean whole = region.left() == 0 && region.top() == 0;
        for (int plane = 0; plane < 4; plane++) {
            int stride = frame.linesize(plane);
            sourceStrides.put(plane, stride);
            if (whole || frame.data(plane) == null) {
                sourcePlanes.put(plane, frame.data(plane));
                continue;
            }
            descriptor = descriptor == null ? av_pix_fmt_desc_get(frame.format()) : descriptor;
            boolean chroma = plane == 1 || plane == 2;
            long row = region.top() >> (chroma ? descriptor.log2_chroma_h() : 0);
            long column = region.left() >> (chroma ? descriptor.log2_chroma_w() : 0);
            long offset = row * stride + column * descriptor.comp(plane).step();
            sourcePlanes.put(plane, frame.data(plane).getPointer(offset));
        }
    }

    private void free() {
        if (target != null) {
            av_frame_free(target);
            target = null;
        }
        sws_freeContext(context);
        context = null;
        prepared = null;
    }

    @Override
    public void close() {
        free();
        sourcePlanes.deallocate();
        sourceStrides.deallocate();
    }
}

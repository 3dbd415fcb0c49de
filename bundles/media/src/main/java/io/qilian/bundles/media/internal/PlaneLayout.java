package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.opencv.global.opencv_core.CV_32SC2;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgproc.fillPoly;

import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.PictureMask.Corner;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/** How the planes of a frame lie, for those pixel formats whose samples can be overwritten one by one. */
final class PlaneLayout {

    /** Black in ITU-R BT.601 and BT.709, limited range, with 8 bits a sample. */
    private static final int BLACK_LUMINANCE = 16;

    private static final int NO_COLOUR = 128;

    /** One plane: samples a row, rows, samples of one pixel side by side, bytes of a sample, what is black. */
    record Plane(int columns, int rows, int channels, int bytesPerSample, int black) {}

    private PlaneLayout() {}

    static List<Plane> of(AVFrame frame) {
        int format = frame.format();
        if (format == AV_PIX_FMT_BGR24 || format == AV_PIX_FMT_RGB24) {
            return List.of(new Plane(frame.width(), frame.height(), 3, 1, 0));
        }
        AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
        if (descriptor == null || !separate(descriptor)) {
            throw new MediaException(Reason.UNSUPPORTED, "Cannot mask pictures of FFmpeg's pixel format " + format);
        }
        List<Plane> planes = new ArrayList<>();
        for (int at = 0; at < descriptor.nb_components(); at++) {
            int depth = descriptor.comp(at).depth();
            boolean colour = at > 0;
            planes.add(new Plane(
                    colour ? halved(frame.width(), descriptor.log2_chroma_w()) : frame.width(),
                    colour ? halved(frame.height(), descriptor.log2_chroma_h()) : frame.height(),
                    1,
                    descriptor.comp(at).step(),
                    (colour ? NO_COLOUR : BLACK_LUMINANCE) << (depth - 8)));
        }
        return planes;
    }

    /** Whether brightness and colours lie in planes of their own, as whole samples of the processor's byte order. */
    private static boolean separate(AVPixFmtDescriptor descriptor) {
        boolean fits = (descriptor.flags() & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_BE)) == 0
                && (descriptor.nb_components() == 1 || descriptor.nb_components() == 3);
        for (int at = 0; fits && at < descriptor.nb_components(); at++) {
            int depth = descriptor.comp(at).depth();
            fits = descriptor.comp(at).plane() == at
                    && descriptor.comp(at).shift() == 0
                    && descriptor.comp(at).step() == (depth + 7) / 8
                    && depth >= 8
                    && depth <= 16;
        }
        return fits;
    }

    private static int halved(int pixels, int times) {
        return -(-pixels >> times);
    }

    /** The areas in white at the size of a plane; a sample that an edge touches belongs to the area. */
    static Mat draw(List<List<Corner>> areas, Plane plane) {
        try (Mat black = colour(0);
                Scalar white = new Scalar(255);
                MatVector polygons = new MatVector()) {
            Mat drawn = new Mat(plane.rows(), plane.columns(), CV_8U);
            drawn.setTo(black);
            areas.forEach(area -> polygons.push_back(polygon(area, plane)));
            fillPoly(drawn, polygons, white);
            return drawn;
        }
    }

    private static Mat polygon(List<Corner> area, Plane plane) {
        Mat corners = new Mat(area.size(), 1, CV_32SC2);
        IntBuffer numbers = corners.createBuffer();
        for (Corner corner : area) {
            numbers.put((int) Math.floor(corner.x() * plane.columns()));
            numbers.put((int) Math.floor(corner.y() * plane.rows()));
        }
        return corners;
    }

    /** One colour for all channels, as OpenCV takes it. */
    static Mat colour(int value) {
        try (Scalar all = Scalar.all(value)) {
            return new Mat(4, 1, CV_64F, all);
        }
    }
}

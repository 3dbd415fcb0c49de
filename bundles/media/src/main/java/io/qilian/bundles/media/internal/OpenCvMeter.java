package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.NORM_L1;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.PictureRegion;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Measures small grey copies of pictures with OpenCV. */
final class OpenCvMeter implements PictureMeter {

    private static final int DETAIL_WIDTH = 640;
    private static final int WIDTH = 160;

    private final SwsConversion conversion = new SwsConversion(AV_PIX_FMT_GRAY8, SWS_AREA);
    private final Mat mean = new Mat();
    private final Mat deviation = new Mat();
    private final Mat edges = new Mat();
    private final Mat grey = new Mat();
    private final Mat before = new Mat();
    private final Mat thumbnail = new Mat();
    private final Size thumbnailSize = new Size(THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
    private boolean closed;

    @Override
    public Measures measure(Picture picture) {
        requireOpen();
        AVFrame frame = FramePicture.frame(picture);
        int detailWidth = Math.min(DETAIL_WIDTH, picture.width());
        int detailHeight = heightAt(detailWidth, picture);
        AVFrame large = conversion.convert(frame, PictureRegion.whole(picture), detailWidth, detailHeight);
        int width = Math.min(WIDTH, picture.width());
        int height = heightAt(width, picture);
        try (Mat detailed = new Mat(detailHeight, detailWidth, CV_8U, large.data(0), large.linesize(0));
                Size size = new Size(width, height)) {
            double detail = detail(detailed);
            resize(detailed, grey, size, 0, 0, INTER_AREA);
            boolean comparable = before.rows() == height && before.cols() == width;
            double change = comparable ? norm(grey, before, NORM_L1, null) / ((double) width * height) : 0;
            grey.copyTo(before);
            meanStdDev(grey, mean, deviation);
            double brightness = mean.ptr(0).getDouble();
            double contrast = deviation.ptr(0).getDouble();
            return new Measures(brightness, contrast, laplacianVariance(grey), detail, change);
        }
    }

    private double detail(Mat picture) {
        int margin = picture.rows() / 6;
        try (Mat middle = picture.rowRange(margin, picture.rows() - margin)) {
            return laplacianVariance(middle);
        }
    }

    private double laplacianVariance(Mat picture) {
        Laplacian(picture, edges, CV_16S);
        meanStdDev(edges, mean, deviation);
        double spread = deviation.ptr(0).getDouble();
        return spread * spread;
    }

    private static int heightAt(int width, Picture picture) {
        return Math.max(1, Math.round((float) picture.height() * width / picture.width()));
    }

    @Override
    public void thumbnail(byte[] target) {
        requireOpen();
        if (target.length != THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT) {
            throw new IllegalArgumentException(
                    "target: expected " + THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT + " bytes, got " + target.length);
        }
        if (before.empty()) {
            throw new IllegalStateException("no picture was measured yet");
        }
        resize(before, thumbnail, thumbnailSize, 0, 0, INTER_AREA);
        thumbnail.data().get(target);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the meter is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            conversion.close();
            mean.close();
            deviation.close();
            edges.close();
            grey.close();
            before.close();
            thumbnail.close();
            thumbnailSize.close();
        }
    }
}

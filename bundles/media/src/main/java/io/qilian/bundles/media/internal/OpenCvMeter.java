package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.NORM_L1;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;

import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMeter;
import io.qilian.bundles.media.api.PictureRegion;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;

/** Measures small grey copies of pictures with OpenCV. */
final class OpenCvMeter implements PictureMeter {

    private static final int WIDTH = 160;

    private final SwsConversion conversion = new SwsConversion(AV_PIX_FMT_GRAY8, SWS_AREA);
    private final Mat mean = new Mat();
    private final Mat deviation = new Mat();
    private final Mat edges = new Mat();
    private final Mat before = new Mat();
    private boolean closed;

    @Override
    public Measures measure(Picture picture) {
        if (closed) {
            throw new IllegalStateException("the meter is closed");
        }
        AVFrame frame = FramePicture.frame(picture);
        PictureRegion whole = PictureRegion.whole(picture);
        int width = Math.min(WIDTH, picture.width());
        int height = Math.max(1, Math.round((float) picture.height() * width / picture.width()));
        AVFrame small = conversion.convert(frame, whole, width, height);
        try (Mat grey = new Mat(height, width, CV_8U, small.data(0), small.linesize(0))) {
            boolean comparable = before.rows() == height && before.cols() == width;
            double change = comparable ? norm(grey, before, NORM_L1, null) / ((double) width * height) : 0;
            grey.copyTo(before);
            meanStdDev(grey, mean, deviation);
            double brightness = mean.ptr(0).getDouble();
            double contrast = deviation.ptr(0).getDouble();
            Laplacian(grey, edges, CV_16S);
            meanStdDev(edges, mean, deviation);
            double spread = deviation.ptr(0).getDouble();
            return new Measures(brightness, contrast, spread * spread, change);
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
            before.close();
        }
    }
}

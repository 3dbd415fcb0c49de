package io.qilian.bundles.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.PictureRegion;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Draws with OpenCV into the memory of a conversion. */
final class OpenCvCanvas implements PictureCanvas {

    private static final double FONT_SCALE = 0.42;
    private static final int CAPTION_HEIGHT = 14;
    private static final int CHARACTER_WIDTH = 8;

    private final int maximumWidth;
    private final SwsConversion conversion = new SwsConversion(AV_PIX_FMT_BGR24, SWS_AREA);
    private Mat canvas = new Mat();
    private double scaleX = 1;
    private double scaleY = 1;
    private boolean closed;

    OpenCvCanvas(int maximumWidth) {
        if (maximumWidth < 16) {
            throw new IllegalArgumentException("maximumWidth: expected 16 or more, got " + maximumWidth);
        }
        this.maximumWidth = maximumWidth;
    }

    @Override
    public void load(Picture picture) {
        if (closed) {
            throw new IllegalStateException("the canvas is closed");
        }
        AVFrame frame = FramePicture.frame(picture);
        int width = Math.min(maximumWidth, picture.width());
        int height = Math.max(1, (int) Math.round((double) picture.height() * width / picture.width()));
        AVFrame copy = conversion.convert(frame, PictureRegion.whole(picture), width, height);
        canvas.close();
        canvas = new Mat(height, width, CV_8UC3, copy.data(0), copy.linesize(0));
        scaleX = (double) width / picture.width();
        scaleY = (double) height / picture.height();
    }

    @Override
    public void box(double[] box, int colour, String caption) {
        int left = x(box[0]);
        int top = y(box[1]);
        try (Point from = new Point(left, top);
                Point to = new Point(x(box[2]), y(box[3]));
                Scalar ink = ink(colour)) {
            rectangle(canvas, from, to, ink, 2, LINE_AA, 0);
        }
        if (!caption.isEmpty()) {
            int bottom = Math.max(top, CAPTION_HEIGHT);
            try (Point from = new Point(left, bottom - CAPTION_HEIGHT);
                    Point to = new Point(left + caption.length() * CHARACTER_WIDTH, bottom);
                    Scalar ink = ink(colour)) {
                rectangle(canvas, from, to, ink, FILLED, LINE_AA, 0);
            }
            write(left + 2, bottom - 3, contrasting(colour), caption);
        }
    }

    @Override
    public void polyline(double[] points, boolean closedLine, int colour) {
        int count = points.length / 2;
        try (Scalar ink = ink(colour)) {
            for (int i = closedLine ? 0 : 1; i < count; i++) {
                int previous = (i + count - 1) % count;
                try (Point from = new Point(x(points[2 * previous]), y(points[2 * previous + 1]));
                        Point to = new Point(x(points[2 * i]), y(points[2 * i + 1]))) {
                    line(canvas, from, to, ink, 2, LINE_AA, 0);
                }
            }
        }
    }

    @Override
    public void text(double x, double y, int colour, String text) {
        write(x(x) + 1, y(y) + 1, contrasting(colour), text);
        write(x(x), y(y), colour, text);
    }

    private void write(int x, int y, int colour, String text) {
        try (Point at = new Point(x, y);
                Scalar ink = ink(colour);
                BytePointer ascii = new BytePointer(text.replaceAll("[^ -~]", "?"))) {
            putText(canvas, ascii, at, FONT_HERSHEY_SIMPLEX, FONT_SCALE, ink, 1, LINE_AA, false);
        }
    }

    @Override
    public byte[] jpeg(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality: expected 1 to 100, got " + quality);
        }
        return encode(".jpg", IMWRITE_JPEG_QUALITY, quality);
    }

    @Override
    public byte[] png() {
        return encode(".png");
    }

    private byte[] encode(String extension, int... parameters) {
        try (BytePointer file = new BytePointer();
                IntPointer settings = new IntPointer(parameters)) {
            if (canvas.empty() || !imencode(extension, canvas, file, settings)) {
                throw new MediaException(Reason.UNWRITABLE, "Cannot encode the picture");
            }
            byte[] bytes = new byte[Math.toIntExact(file.limit())];
            file.get(bytes);
            return bytes;
        }
    }

    private int x(double pictureX) {
        return (int) Math.round(pictureX * scaleX);
    }

    private int y(double pictureY) {
        return (int) Math.round(pictureY * scaleY);
    }

    private static Scalar ink(int colour) {
        return new Scalar(colour & 0xff, colour >> 8 & 0xff, colour >> 16 & 0xff, 0);
    }

    private static int contrasting(int colour) {
        int luminance = 3 * (colour >> 16 & 0xff) + 6 * (colour >> 8 & 0xff) + (colour & 0xff);
        return luminance > 1280 ? 0x000000 : 0xffffff;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            canvas.close();
            conversion.close();
        }
    }
}

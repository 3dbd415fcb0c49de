package io.qilian.bundles.media.internal;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMask;
import io.qilian.bundles.media.internal.PlaneLayout.Plane;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;

/** Blackens areas plane by plane with OpenCV. The areas are drawn once for each size of the pictures. */
final class FrameMask implements PictureMask {

    private final List<List<Corner>> areas;
    private final FrameCopies copies = new FrameCopies();
    private List<Plane> planes = List.of();
    private List<Mat> drawn = List.of();
    private int width;
    private int height;
    private int format;
    private boolean closed;

    FrameMask(List<List<Corner>> areas) {
        Natives.load();
        this.areas = areas.stream().map(List::copyOf).toList();
        for (List<Corner> area : this.areas) {
            if (area.size() < 3) {
                throw new IllegalArgumentException("area: expected three corners or more, got " + area.size());
            }
        }
    }

    @Override
    public Picture masked(Picture picture) {
        if (closed) {
            throw new IllegalStateException("the mask is closed");
        }
        AVFrame frame = FramePicture.frame(picture);
        prepare(frame);
        AVFrame copy = copies.copy(frame);
        for (int at = 0; at < planes.size(); at++) {
            blacken(copy, at);
        }
        return FramePicture.of(copy, copies::giveBack);
    }

    private void blacken(AVFrame copy, int at) {
        Plane plane = planes.get(at);
        int depth = plane.bytesPerSample() == 2 ? CV_16U : CV_8U;
        int type = depth + ((plane.channels() - 1) << 3);
        try (Mat samples = new Mat(plane.rows(), plane.columns(), type, copy.data(at), copy.linesize(at));
                Mat black = PlaneLayout.colour(plane.black())) {
            samples.setTo(black, drawn.get(at));
        }
    }

    private void prepare(AVFrame frame) {
        if (frame.width() == width && frame.height() == height && frame.format() == format) {
            return;
        }
        planes = PlaneLayout.of(frame);
        drawn.forEach(Mat::close);
        drawn = planes.stream().map(plane -> PlaneLayout.draw(areas, plane)).toList();
        width = frame.width();
        height = frame.height();
        format = frame.format();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            drawn.forEach(Mat::close);
            copies.close();
        }
    }
}

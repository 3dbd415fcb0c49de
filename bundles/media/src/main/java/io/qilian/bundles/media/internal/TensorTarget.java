package io.qilian.bundles.media.internal;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_MAKETYPE;
import static org.bytedeco.opencv.global.opencv_core.transform;

import io.qilian.bundles.media.api.TensorFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A tensor's memory seen as matrices: one for each plane, or one for all channels together. */
final class TensorTarget implements AutoCloseable {

    /** Where the picture lies within the tensor. */
    record Window(int left, int top, int width, int height) {}

    private final TensorFormat format;
    private final ByteBuffer tensor;
    private final List<Mat> whole = new ArrayList<>();
    private final List<Mat> inner = new ArrayList<>();
    private final Mat samplesAsNumbers = new Mat();
    private Mat affine;
    private Window window;

    TensorTarget(TensorFormat format, ByteBuffer tensor) {
        this.format = format;
        this.tensor = tensor;
        int depth = format.bytes() ? CV_8U : CV_32F;
        int planes = format.interleaved() ? 1 : format.channels().channels();
        int channels = format.interleaved() ? format.channels().channels() : 1;
        int rowBytes = format.width() * channels * (format.bytes() ? 1 : Float.BYTES);
        long planeBytes = (long) rowBytes * format.height();
        BytePointer base = new BytePointer(tensor);
        for (int plane = 0; plane < planes; plane++) {
            whole.add(new Mat(
                    format.height(),
                    format.width(),
                    CV_MAKETYPE(depth, channels),
                    base.getPointer(plane * planeBytes),
                    rowBytes));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same memory is meant, not the same content
    boolean over(ByteBuffer buffer) {
        return tensor == buffer;
    }

    /** Fills the border, if the picture lies elsewhere than before. */
    void place(Window next) {
        if (next.equals(window)) {
            return;
        }
        inner.forEach(Mat::close);
        inner.clear();
        for (int plane = 0; plane < whole.size(); plane++) {
            fillBorder(plane);
            Mat mat = whole.get(plane);
            inner.add(mat.apply(new Rect(next.left(), next.top(), next.width(), next.height())));
        }
        window = next;
    }

    private void fillBorder(int plane) {
        double[] value = new double[4];
        int first = format.interleaved() ? 0 : plane;
        int count = format.interleaved() ? format.channels().channels() : 1;
        for (int i = 0; i < count; i++) {
            value[i] = format.borders().get(first + i) * format.factors().get(first + i)
                    + format.offsets().get(first + i);
        }
        try (Scalar scalar = new Scalar(value[0], value[1], value[2], value[3])) {
            whole.get(plane).put(scalar);
        }
    }

    /** Converts planes of 8-bit samples: plane {@code order[i]} of the frame becomes channel i. */
    void fillPlanes(AVFrame samples, int[] order) {
        for (int channel = 0; channel < order.length; channel++) {
            int plane = order[channel];
            try (Mat source =
                    new Mat(samples.height(), samples.width(), CV_8U, samples.data(plane), samples.linesize(plane))) {
                source.convertTo(
                        inner.get(channel),
                        format.bytes() ? CV_8U : CV_32F,
                        format.factors().get(channel),
                        format.offsets().get(channel));
            }
        }
    }

    /** Converts interleaved 8-bit samples that are in the order of the channels already. */
    void fillInterleaved(AVFrame samples) {
        int channels = format.channels().channels();
        Mat target = inner.get(0);
        try (Mat source = new Mat(
                samples.height(),
                samples.width(),
                CV_MAKETYPE(CV_8U, channels),
                samples.data(0),
                samples.linesize(0))) {
            boolean uniform = format.factors().stream().distinct().count() == 1
                    && format.offsets().stream().distinct().count() == 1;
            int depth = format.bytes() ? CV_8U : CV_32F;
            if (uniform) {
                source.convertTo(
                        target, depth, format.factors().get(0), format.offsets().get(0));
                return;
            }
            source.convertTo(samplesAsNumbers, CV_32F);
        }
        transform(samplesAsNumbers, target, factorsAndOffsets());
    }

    /** A row for each channel: its factor in its own column, its offset in the last one. */
    private Mat factorsAndOffsets() {
        if (affine == null) {
            int channels = format.channels().channels();
            affine = new Mat(channels, channels + 1, CV_64F);
            try (DoubleIndexer cells = affine.createIndexer()) {
                for (int row = 0; row < channels; row++) {
                    for (int column = 0; column < channels; column++) {
                        cells.put(row, column, row == column ? format.factors().get(row) : 0);
                    }
                    cells.put(row, channels, format.offsets().get(row));
                }
            }
        }
        return affine;
    }

    @Override
    public void close() {
        inner.forEach(Mat::close);
        whole.forEach(Mat::close);
        samplesAsNumbers.close();
        if (affine != null) {
            affine.close();
        }
    }
}

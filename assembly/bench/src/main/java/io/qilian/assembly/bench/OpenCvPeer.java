package io.qilian.assembly.bench;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_dnn.NMSBoxes;
import static org.bytedeco.opencv.global.opencv_dnn.blobFromImage;
import static org.bytedeco.opencv.global.opencv_dnn.readNetFromONNX;

import io.qilian.bundles.media.api.ChannelOrder;
import io.qilian.bundles.media.api.Fit;
import io.qilian.bundles.media.api.Interpolation;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect2d;
import org.bytedeco.opencv.opencv_core.Rect2dVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * The same job as one would write it with OpenCV: blob, run, decode, suppress. For cards with yolov8. This build of OpenCV
 * reads no video, so the frames come from our decoder and are brought to BGR as OpenCV would do.
 */
final class OpenCvPeer implements Crew.Work {

    private static final float IOU = 0.5f;

    private final InputCard input;
    private final float score;
    private final Net net;
    private final Parts.Loop video;
    private final PictureScaler scaler;
    private final ByteBuffer bgr;
    private final Mat picture;

    OpenCvPeer(Arguments arguments, ModelFolder model) {
        this.input = model.card().input().orElseThrow();
        this.score = (float) model.card().thresholds().score();
        setNumThreads(Crew.CORES);
        this.net = readNetFromONNX(model.model().toString());
        this.video = new Parts.Loop(arguments);
        try (Picture first = video.next()) {
            List<Double> none = List.of(0.0, 0.0, 0.0);
            this.scaler = Parts.MEDIA.newScaler(new TensorFormat(
                    first.width(),
                    first.height(),
                    ChannelOrder.BGR,
                    true,
                    true,
                    Fit.STRETCH,
                    Interpolation.BILINEAR,
                    none,
                    List.of(1.0, 1.0, 1.0),
                    none));
            this.bgr = ByteBuffer.allocateDirect(3 * first.width() * first.height());
            this.picture = new Mat(first.height(), first.width(), CV_8UC3, new BytePointer(bgr));
        }
    }

    @Override
    public void once() {
        try (Picture next = video.next()) {
            scaler.scale(next, PictureRegion.whole(next), bgr);
        }
        try (Size size = new Size(input.width(), input.height());
                Scalar mean = new Scalar(0);
                Mat blob = blobFromImage(picture, input.scale(), size, mean, true, false, CV_32F)) {
            net.setInput(blob);
            try (Mat output = net.forward()) {
                suppress(output);
            }
        }
    }

    private void suppress(Mat output) {
        Rect2dVector boxes = new Rect2dVector();
        float[] kept = new float[output.size(2)];
        int found = 0;
        try (FloatIndexer numbers = output.createIndexer()) {
            for (int cell = 0; cell < output.size(2); cell++) {
                float best = 0;
                for (int label = 4; label < output.size(1); label++) {
                    best = Math.max(best, numbers.get(0, label, cell));
                }
                if (best >= score) {
                    float wide = numbers.get(0, 2, cell);
                    float high = numbers.get(0, 3, cell);
                    boxes.push_back(new Rect2d(
                            numbers.get(0, 0, cell) - wide / 2, numbers.get(0, 1, cell) - high / 2, wide, high));
                    kept[found++] = best;
                }
            }
        }
        if (found > 0) {
            try (FloatPointer scores = new FloatPointer(found);
                    IntPointer indices = new IntPointer()) {
                scores.put(kept, 0, found);
                NMSBoxes(boxes, scores, score, IOU, indices);
            }
        }
        boxes.close();
    }

    @Override
    public void close() {
        video.close();
        scaler.close();
        net.close();
        picture.close();
    }
}

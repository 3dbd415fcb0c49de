package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.Placement;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.card.OutputCard.Activation;
import io.qilian.bundles.modellibrary.internal.card.ThresholdsCard;
import io.qilian.bundles.modellibrary.internal.decode.Candidates;
import io.qilian.bundles.modellibrary.internal.decode.OutputDecoder;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.observation.Detection;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that one caller needs to put pictures through a model: scaler, pinned buffers, room for candidates. For one
 * thread at a time.
 */
public final class PictureCall implements AutoCloseable {

    private final ModelFolder folder;
    private final OutputDecoder decoder;
    private final OnnxLease lease;
    private final OnnxCall call;
    private final PictureScaler scaler;
    private final TensorFormat format;
    private final ByteBuffer input;
    private final Candidates candidates = new Candidates();

    PictureCall(ModelFolder folder, OutputDecoder decoder, OnnxLease lease, Media media) {
        this.folder = folder;
        this.decoder = decoder;
        this.lease = lease;
        InputCard card = folder.card().input().orElseThrow();
        Map<String, List<Long>> shapes = new HashMap<>();
        shapes.put(card.name(), InputFormats.shape(card));
        card.sizes().ifPresent(name -> shapes.put(name, List.of(1L, 2L)));
        this.call = lease.prepare(shapes);
        this.format = InputFormats.of(card);
        this.scaler = media.newScaler(format);
        this.input = call.input(card.name());
        card.sizes()
                .ifPresent(name ->
                        call.input(name).asLongBuffer().put(card.width()).put(card.height()));
    }

    /**
     * Finds objects.
     *
     * @param picture the picture, open
     * @param region where to look
     * @return the detections in pixels of the picture, best first
     * @throws io.qilian.bundles.onnx.api.OnnxException if the runtime fails
     */
    public List<Detection> detect(Picture picture, PictureRegion region) {
        return detect(scaler.scale(picture, region, input), picture);
    }

    /** Takes the input from what is shared if that has the right format; otherwise makes it, and shares it. */
    TimedDetections detect(Picture picture, PictureRegion region, SharedInput shared) {
        Placement placement;
        if (shared.holds(format)) {
            placement = shared.copyTo(input);
        } else {
            placement = scaler.scale(picture, region, input);
            shared.keep(format, input, placement);
        }
        long start = System.nanoTime();
        List<Detection> found = detect(placement, picture);
        return new TimedDetections(found, System.nanoTime() - start);
    }

    private List<Detection> detect(Placement placement, Picture picture) {
        call.run();
        return detections(call, placement, picture);
    }

    /** What a run on a picture has found. */
    List<Detection> detections(OnnxCall ran, Placement placement, Picture picture) {
        candidates.clear();
        decoder.decode(ran, candidates);
        ThresholdsCard thresholds = folder.card().thresholds();
        candidates.suppress(decoder.needsSuppression() ? thresholds.iou() : 1, thresholds.maximum());
        return detections(placement, picture);
    }

    private List<Detection> detections(Placement placement, Picture picture) {
        List<Detection> found = new ArrayList<>(candidates.size());
        for (int rank = 0; rank < candidates.size(); rank++) {
            double left = clamp(placement.pictureX(candidates.left(rank)), picture.width());
            double top = clamp(placement.pictureY(candidates.top(rank)), picture.height());
            double right = clamp(placement.pictureX(candidates.right(rank)), picture.width());
            double bottom = clamp(placement.pictureY(candidates.bottom(rank)), picture.height());
            if (right > left && bottom > top) {
                double score = Math.min(1, candidates.score(rank));
                String label = folder.labels().get(candidates.label(rank));
                found.add(new Detection(label, score, new Box(left, top, right, bottom)));
            }
        }
        return found;
    }

    private static double clamp(double coordinate, int extent) {
        return Math.min(Math.max(coordinate, 0), extent);
    }

    /**
     * Classifies.
     *
     * @param picture the picture, open
     * @param region where to look
     * @return the classes, best first
     * @throws io.qilian.bundles.onnx.api.OnnxException if the runtime fails
     */
    public List<Score> classify(Picture picture, PictureRegion region) {
        scaler.scale(picture, region, input);
        call.run();
        return scores(call);
    }

    /** What a run has classified. */
    List<Score> scores(OnnxCall ran) {
        FloatBuffer numbers = ran.floats(folder.card().output().outputs().get(0));
        int classes = Math.min(numbers.remaining(), folder.labels().size());
        double[] scores = new double[classes];
        for (int i = 0; i < classes; i++) {
            scores[i] = numbers.get(i);
        }
        Activations.apply(folder.card().output().activation(), scores);
        List<Score> ranked = new ArrayList<>(classes);
        for (int i = 0; i < classes; i++) {
            ranked.add(new Score(folder.labels().get(i), scores[i]));
        }
        ranked.sort(Comparator.comparingDouble(Score::score).reversed());
        return ranked;
    }

    /** One run on whatever the buffers hold, so that the first frame does not pay for the first run. */
    void warmUp() {
        call.run();
    }

    @Override
    public void close() {
        scaler.close();
        call.close();
        lease.close();
    }

    /** What a graph leaves to be applied to scores. */
    private static final class Activations {

        private Activations() {}

        static void apply(Activation activation, double[] scores) {
            switch (activation) {
                case NONE -> {
                    // The graph gives scores already.
                }
                case SIGMOID -> {
                    for (int i = 0; i < scores.length; i++) {
                        scores[i] = 1 / (1 + Math.exp(-scores[i]));
                    }
                }
                case SOFTMAX -> softmax(scores);
            }
        }

        private static void softmax(double[] scores) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double score : scores) {
                largest = Math.max(largest, score);
            }
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Math.exp(scores[i] - largest);
                sum += scores[i];
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] /= sum;
            }
        }
    }
}

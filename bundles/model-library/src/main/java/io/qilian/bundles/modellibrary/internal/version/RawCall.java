package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import java.util.List;
import java.util.Map;

/** A call of a version on tensors of certain shapes, with its buffers, for one caller at a time. */
public final class RawCall implements AutoCloseable {

    private final Map<String, List<Long>> shapes;
    private final OnnxLease lease;
    private final OnnxCall call;
    private final Media media;
    private PictureScaler scaler;

    RawCall(OnnxLease lease, Map<String, List<Long>> shapes, Media media) {
        this.lease = lease;
        this.shapes = shapes;
        this.media = media;
        this.call = lease.prepare(shapes);
    }

    /**
     * The buffers and the run.
     *
     * @return the call of the runtime; not to be closed
     */
    public OnnxCall onnx() {
        return call;
    }

    Map<String, List<Long>> shapes() {
        return shapes;
    }

    /**
     * Brings a picture into the card's input, and what goes with it into the others.
     *
     * @param picture the picture, open
     * @param card how
     */
    public void put(Picture picture, InputCard card) {
        if (scaler == null) {
            scaler = media.newScaler(InputFormats.of(card));
        }
        scaler.scale(picture, PictureRegion.whole(picture), call.input(card.name()));
        card.sizes()
                .ifPresent(name ->
                        call.input(name).asLongBuffer().put(card.width()).put(card.height()));
    }

    /**
     * Shapes of the inputs when a picture goes in.
     *
     * @param card how
     * @return shapes by name
     */
    public static Map<String, List<Long>> shapes(InputCard card) {
        return card.sizes()
                .map(name -> Map.of(card.name(), InputFormats.shape(card), name, List.of(1L, 2L)))
                .orElseGet(() -> Map.of(card.name(), InputFormats.shape(card)));
    }

    @Override
    public void close() {
        if (scaler != null) {
            scaler.close();
        }
        call.close();
        lease.close();
    }
}

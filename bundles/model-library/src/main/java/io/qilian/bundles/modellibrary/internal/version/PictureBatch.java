package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.Placement;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.observation.Detection;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pictures in one call of a model; what is left over of the batch is zero. Each is read as if it were alone. */
final class PictureBatch implements AutoCloseable {

    private final int size;
    private final PictureCall reader;
    private final OnnxLease lease;
    private final OnnxCall call;
    private final PictureScaler scaler;
    private final ByteBuffer input;
    private final List<Placement> placements = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();

    PictureBatch(LoadedVersion version, Media media, int size) {
        InputCard card = version.folder().card().input().orElseThrow();
        this.size = size;
        this.reader = new PictureCall(version.folder(), version.decoder(), version.requireLease(), media);
        this.scaler = media.newScaler(InputFormats.of(card));
        this.lease = version.requireLease();
        this.call = lease.prepare(shapes(card, size));
        this.input = call.input(card.name());
        card.sizes().ifPresent(name -> {
            LongBuffer sizes = call.input(name).asLongBuffer();
            for (int slot = 0; slot < size; slot++) {
                sizes.put(card.width()).put(card.height());
            }
        });
    }

    private static Map<String, List<Long>> shapes(InputCard card, int size) {
        Map<String, List<Long>> shapes = new HashMap<>();
        RawCall.shapes(card).forEach((name, one) -> {
            List<Long> shape = new ArrayList<>(one);
            shape.set(0, (long) size);
            shapes.put(name, shape);
        });
        return shapes;
    }

    /**
     * Puts a picture into the next slot.
     *
     * @param picture the picture, which is closed with this batch
     */
    void add(Picture picture) {
        int bytes = input.capacity() / size;
        ByteBuffer slot = input.slice(pictures.size() * bytes, bytes).order(input.order());
        pictures.add(picture);
        placements.add(scaler.scale(picture, PictureRegion.whole(picture), slot));
    }

    void run() {
        call.run();
    }

    List<Detection> detections(int slot) {
        return reader.detections(new BatchSlot(call, slot, size), placements.get(slot), pictures.get(slot));
    }

    List<Score> scores(int slot) {
        return reader.scores(new BatchSlot(call, slot, size));
    }

    @Override
    public void close() {
        pictures.forEach(Picture::close);
        scaler.close();
        call.close();
        lease.close();
        reader.close();
    }
}

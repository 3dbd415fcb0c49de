package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** DETR-style: labels, boxes and scores of a fixed set of queries, one answer each. */
record DetrDecoder(List<String> outputs, BoxReader boxes, int labels, float threshold) implements OutputDecoder {

    @Override
    public void decode(OnnxCall call, Candidates found) {
        LongBuffer label = call.longs(outputs.get(0));
        FloatBuffer corners = call.floats(outputs.get(1));
        FloatBuffer score = call.floats(outputs.get(2));
        int count = Math.min(score.remaining(), Math.min(label.remaining(), corners.remaining() / 4));
        for (int i = 0; i < count; i++) {
            long index = label.get(i);
            if (score.get(i) >= threshold && index >= 0 && index < labels) {
                boxes.add(
                        found,
                        (int) index,
                        score.get(i),
                        corners.get(4 * i),
                        corners.get(4 * i + 1),
                        corners.get(4 * i + 2),
                        corners.get(4 * i + 3));
            }
        }
    }

    @Override
    public boolean needsSuppression() {
        return false;
    }
}

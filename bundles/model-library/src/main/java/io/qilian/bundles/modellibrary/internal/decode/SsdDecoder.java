package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.FloatBuffer;
import java.util.List;

/** SSD-style: scores of the classes and decoded boxes for each prior; class 0 may mean that there is nothing. */
record SsdDecoder(List<String> outputs, BoxReader boxes, boolean background, int labels, float threshold)
        implements OutputDecoder {

    @Override
    public void decode(OnnxCall call, Candidates found) {
        FloatBuffer scores = call.floats(outputs.get(0));
        FloatBuffer corners = call.floats(outputs.get(1));
        int first = background ? 1 : 0;
        int width = labels + first;
        int count = Math.min(scores.remaining() / width, corners.remaining() / 4);
        for (int i = 0; i < count; i++) {
            for (int label = 0; label < labels; label++) {
                float score = scores.get(i * width + first + label);
                if (score >= threshold) {
                    int at = 4 * i;
                    boxes.add(
                            found,
                            label,
                            score,
                            corners.get(at),
                            corners.get(at + 1),
                            corners.get(at + 2),
                            corners.get(at + 3));
                }
            }
        }
    }
}

package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.FloatBuffer;

/** YOLOv5-style head: centre, size in pixels, objectness, scores, all decoded in the graph. */
record YoloV5Decoder(String output, int labels, float threshold) implements OutputDecoder {

    @Override
    public void decode(OnnxCall call, Candidates found) {
        FloatBuffer numbers = call.floats(output);
        int width = 5 + labels;
        int count = numbers.remaining() / width;
        for (int i = 0; i < count; i++) {
            int at = i * width;
            float objectness = numbers.get(at + 4);
            if (objectness < threshold) {
                continue;
            }
            for (int label = 0; label < labels; label++) {
                float score = objectness * numbers.get(at + 5 + label);
                if (score >= threshold) {
                    found.addCentre(
                            label,
                            score,
                            numbers.get(at),
                            numbers.get(at + 1),
                            numbers.get(at + 2),
                            numbers.get(at + 3));
                }
            }
        }
    }
}

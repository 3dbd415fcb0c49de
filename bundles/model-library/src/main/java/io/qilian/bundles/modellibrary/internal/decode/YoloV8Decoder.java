package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.FloatBuffer;

/**
 * YOLOv8-style head: the box, then the scores, without objectness; either each number in a row of its own
 * ({@code [1, 4 + classes, candidates]}) or each candidate ({@code turned}).
 */
record YoloV8Decoder(String output, int labels, boolean turned, BoxReader boxes, float threshold)
        implements OutputDecoder {

    @Override
    public void decode(OnnxCall call, Candidates found) {
        FloatBuffer numbers = call.floats(output);
        int width = 4 + labels;
        int count = numbers.remaining() / width;
        int ofCandidate = turned ? width : 1;
        int ofNumber = turned ? 1 : count;
        for (int label = 0; label < labels; label++) {
            int scores = (4 + label) * ofNumber;
            for (int i = 0; i < count; i++) {
                float score = numbers.get(scores + i * ofCandidate);
                if (score >= threshold) {
                    int at = i * ofCandidate;
                    boxes.add(
                            found,
                            label,
                            score,
                            numbers.get(at),
                            numbers.get(at + ofNumber),
                            numbers.get(at + 2 * ofNumber),
                            numbers.get(at + 3 * ofNumber));
                }
            }
        }
    }
}

package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.FloatBuffer;

/**
 * YOLOX: per cell the offset of the centre in strides, the logarithm of the size in strides, objectness and the scores
 * of the classes, both after the sigmoid (Ge et al., "YOLOX: Exceeding YOLO Series in 2021", arXiv:2107.08430).
 */
record YoloxDecoder(String output, GridCells cells, int labels, float threshold) implements OutputDecoder {

    @Override
    public void decode(OnnxCall call, Candidates found) {
        FloatBuffer numbers = call.floats(output);
        int width = 5 + labels;
        for (int cell = 0; cell < cells.count(); cell++) {
            int at = cell * width;
            float objectness = numbers.get(at + 4);
            if (objectness < threshold) {
                continue;
            }
            for (int label = 0; label < labels; label++) {
                float score = objectness * numbers.get(at + 5 + label);
                if (score >= threshold) {
                    float stride = cells.stride(cell);
                    found.addCentre(
                            label,
                            score,
                            (numbers.get(at) + cells.column(cell)) * stride,
                            (numbers.get(at + 1) + cells.row(cell)) * stride,
                            (float) Math.exp(numbers.get(at + 2)) * stride,
                            (float) Math.exp(numbers.get(at + 3)) * stride);
                }
            }
        }
    }
}

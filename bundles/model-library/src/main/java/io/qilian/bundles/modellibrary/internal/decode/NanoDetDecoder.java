package io.qilian.bundles.modellibrary.internal.decode;

import io.qilian.bundles.modellibrary.internal.card.OutputCard;
import io.qilian.bundles.modellibrary.internal.card.OutputCard.Activation;
import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.FloatBuffer;

/**
 * NanoDet: per cell the scores, and for each edge a distribution over whole distances in strides, whose mean is the
 * distance (Li et al., "Generalized Focal Loss", NeurIPS 2020). Distances are from the middle of the cell.
 */
record NanoDetDecoder(OutputCard output, GridCells cells, int labels, int bins, float threshold)
        implements OutputDecoder {

    @Override
    public void decode(OnnxCall call, Candidates found) {
        int levels = output.strides().size();
        for (int level = 0; level < levels; level++) {
            FloatBuffer scores = call.floats(output.outputs().get(level));
            FloatBuffer distances = call.floats(output.outputs().get(levels + level));
            for (int i = 0; i < cells.count(level); i++) {
                decodeCell(i, cells.first(level) + i, scores, distances, found);
            }
        }
    }

    private void decodeCell(int i, int cell, FloatBuffer scores, FloatBuffer distances, Candidates found) {
        for (int label = 0; label < labels; label++) {
            float score = scores.get(i * labels + label);
            if (output.activation() == Activation.SIGMOID) {
                score = (float) (1 / (1 + Math.exp(-score)));
            }
            if (score >= threshold) {
                float stride = cells.stride(cell);
                float x = (cells.column(cell) + 0.5f) * stride;
                float y = (cells.row(cell) + 0.5f) * stride;
                int at = i * 4 * bins;
                found.addCorners(
                        label,
                        score,
                        x - stride * mean(distances, at),
                        y - stride * mean(distances, at + bins),
                        x + stride * mean(distances, at + 2 * bins),
                        y + stride * mean(distances, at + 3 * bins));
            }
        }
    }

    private float mean(FloatBuffer distances, int at) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int bin = 0; bin < bins; bin++) {
            largest = Math.max(largest, distances.get(at + bin));
        }
        double sum = 0;
        double weighted = 0;
        for (int bin = 0; bin < bins; bin++) {
            double weight = Math.exp(distances.get(at + bin) - largest);
            sum += weight;
            weighted += bin * weight;
        }
        return (float) (weighted / sum);
    }
}

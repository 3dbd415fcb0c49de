package io.qilian.bundles.modellibrary.internal.quantization;

/**
 * The weights of a convolution as signed bytes around zero, with a scale for each output channel; the bias as integers of
 * 32 bits in steps of input scale times weight scale, as ONNX's QLinearConv takes it. The arrays are its own; readers leave
 * them as they are.
 */
final class ChannelWeights {

    private static final int STEPS = 127;

    /** A bias of more steps could run over when products are added to it. */
    private static final double MOST_BIAS_STEPS = 1 << 30;

    private static final double LEAST_SCALE = 1e-30;

    private final byte[] weights;
    private final float[] scales;
    private final int[] bias;
    private final float[] biasScales;
    private double noise;
    private double power;

    private ChannelWeights(int numbers, int channels, int biases) {
        weights = new byte[numbers];
        scales = new float[channels];
        bias = new int[biases];
        biasScales = new float[biases];
    }

    /**
     * Quantizes.
     *
     * @param numbers weights, the output channel outermost
     * @param channels how many output channels, at least 1
     * @param bias a number for each channel; empty for none
     * @param inputScale step of the input
     */
    static ChannelWeights of(float[] numbers, int channels, float[] bias, float inputScale) {
        ChannelWeights quantized = new ChannelWeights(numbers.length, channels, bias.length);
        int size = numbers.length / channels;
        for (int channel = 0; channel < channels; channel++) {
            double least = bias.length > 0 ? Math.abs(bias[channel]) / (inputScale * MOST_BIAS_STEPS) : 0;
            quantized.channel(channel, numbers, channel * size, size, least);
            if (bias.length > 0) {
                quantized.biasScales[channel] = inputScale * quantized.scales[channel];
                quantized.bias[channel] = (int) Math.rint((double) bias[channel] / quantized.biasScales[channel]);
            }
        }
        return quantized;
    }

    private void channel(int channel, float[] numbers, int from, int size, double leastScale) {
        double most = 0;
        for (int i = from; i < from + size; i++) {
            most = Math.max(most, Math.abs(numbers[i]));
        }
        float scale = (float) Math.max(LEAST_SCALE, Math.max(most / STEPS, leastScale));
        scales[channel] = scale;
        for (int i = from; i < from + size; i++) {
            double step = Math.max(-STEPS, Math.min(STEPS, Math.rint(numbers[i] / scale)));
            weights[i] = (byte) step;
            noise += Math.pow(numbers[i] - step * scale, 2);
            power += Math.pow(numbers[i], 2);
        }
    }

    byte[] weights() {
        return weights;
    }

    float[] scales() {
        return scales;
    }

    int[] bias() {
        return bias;
    }

    float[] biasScales() {
        return biasScales;
    }

    /** The sum of the squares of the errors of the weights. */
    double noise() {
        return noise;
    }

    /** The sum of the squares of the weights. */
    double power() {
        return power;
    }
}

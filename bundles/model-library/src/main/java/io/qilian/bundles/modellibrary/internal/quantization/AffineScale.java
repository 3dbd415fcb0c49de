package io.qilian.bundles.modellibrary.internal.quantization;

/**
 * How numbers of an activation become bytes: {@code byte = saturate(round(number / scale) + zeroPoint)}, as ONNX's
 * QuantizeLinear defines it for uint8, halves rounded to even. Zero is a byte exactly, so that padding stays zero.
 *
 * @param scale distance of two steps, above 0
 * @param zeroPoint the byte of zero, 0 to 255
 */
record AffineScale(float scale, int zeroPoint) {

    static final int STEPS = 255;

    /** Below this a division would leave the normal numbers of single precision. */
    private static final double LEAST_SCALE = 1e-30;

    /**
     * The scale whose steps cover a range.
     *
     * @param least lower end; 0 if it is above
     * @param most upper end; 0 if it is below
     */
    static AffineScale covering(double least, double most) {
        double low = Math.min(0, least);
        double scale = Math.max((Math.max(0, most) - low) / STEPS, LEAST_SCALE);
        return new AffineScale((float) scale, (int) Math.max(0, Math.min(STEPS, Math.rint(-low / scale))));
    }

    /** The byte of a number, as 0 to 255. */
    int quantize(float number) {
        double step = Math.rint(number / scale) + zeroPoint;
        return (int) Math.max(0, Math.min(STEPS, step));
    }

    /** The number of a byte, as ONNX's DequantizeLinear gives it. */
    float dequantize(int step) {
        return (step - zeroPoint) * scale;
    }
}

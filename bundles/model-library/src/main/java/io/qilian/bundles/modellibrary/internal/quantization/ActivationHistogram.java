package io.qilian.bundles.modellibrary.internal.quantization;

import java.nio.FloatBuffer;

/**
 * How the numbers of an activation are spread, gathered run by run in bounded memory. The bins have the width of a power
 * of two and lie on both sides of zero; a number beyond them doubles the width, which joins bins exactly. For one thread.
 */
final class ActivationHistogram {

    private static final int HALF = 2048;

    /** The narrowest bin; what is smaller counts as zero. */
    private static final int LEAST_EXPONENT = -100;

    private final long[] bins = new long[2 * HALF];
    private int exponent = LEAST_EXPONENT;
    private double least;
    private double most;

    /** Adds the numbers of one run; what is no finite number is left out. */
    void add(FloatBuffer numbers) {
        for (int i = numbers.position(); i < numbers.limit(); i++) {
            float number = numbers.get(i);
            if (Float.isFinite(number)) {
                add(number);
            }
        }
    }

    private void add(float number) {
        if (number < least || number > most) {
            least = Math.min(least, number);
            most = Math.max(most, number);
            while (Math.max(-least, most) >= Math.scalb((double) HALF, exponent)) {
                widen();
            }
        }
        bins[HALF + (int) Math.floor(Math.scalb((double) number, -exponent))]++;
    }

    private void widen() {
        long[] joined = new long[bins.length];
        for (int bin = -HALF; bin < HALF; bin++) {
            joined[HALF + Math.floorDiv(bin, 2)] += bins[HALF + bin];
        }
        System.arraycopy(joined, 0, bins, 0, bins.length);
        exponent++;
    }

    /** The least number, at most 0. */
    double least() {
        return least;
    }

    /** The greatest number, at least 0. */
    double most() {
        return most;
    }

    /** The sum of the squares of all numbers, each taken as the middle of its bin. */
    double power() {
        double power = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            power += bins[bin] * square(middle(bin));
        }
        return power;
    }

    /** The sum of the squares of the errors that a scale makes. */
    double noise(AffineScale scale) {
        double noise = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            if (bins[bin] > 0) {
                float number = (float) middle(bin);
                noise += bins[bin] * square(number - scale.dequantize(scale.quantize(number)));
            }
        }
        return noise;
    }

    private double middle(int bin) {
        return Math.scalb(bin - HALF + 0.5, exponent);
    }

    private static double square(double number) {
        return number * number;
    }
}

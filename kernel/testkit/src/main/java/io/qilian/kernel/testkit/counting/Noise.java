package io.qilian.kernel.testkit.counting;

import java.util.SplittableRandom;

/** Numbers that look random and are the same each time, whatever else is drawn in between. */
final class Noise {

    private Noise() {}

    /** A number of the normal distribution, cut off at two and a half deviations. */
    static double normal(long seed, long frame, int channel) {
        SplittableRandom random = random(seed, frame, channel);
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return Math.max(-2.5, Math.min(2.5, sum));
    }

    static double uniform(long seed, long frame, int channel) {
        return random(seed, frame, channel).nextDouble();
    }

    private static SplittableRandom random(long seed, long frame, int channel) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + frame * 31 + channel);
    }
}

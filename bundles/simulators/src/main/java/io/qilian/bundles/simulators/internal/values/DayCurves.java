package io.qilian.bundles.simulators.internal.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that go up and down with the day, and never below zero. For one thread. */
public final class DayCurves implements Iterator<Map<String, Double>> {

    private static final double DAY_S = Duration.ofDays(1).toSeconds();
    private static final int DECIMALS = 2;

    private final List<Curve> curves;
    private final InstantSource clock;
    private final Random random;

    /**
     * Curves.
     *
     * @param curves which ones
     * @param clock the time of day
     * @param seed of the noise
     */
    public DayCurves(List<Curve> curves, InstantSource clock, long seed) {
        this.curves = List.copyOf(curves);
        this.clock = clock;
        this.random = new Random(seed);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Map<String, Double> next() {
        double phase = 2 * Math.PI * (clock.instant().getEpochSecond() % DAY_S) / DAY_S;
        Map<String, Double> values = new LinkedHashMap<>();
        for (Curve curve : curves) {
            double value = curve.mean() + curve.swing() * Math.sin(phase) + curve.noise() * random.nextGaussian();
            values.put(
                    curve.code(),
                    BigDecimal.valueOf(Math.max(0, value))
                            .setScale(DECIMALS, RoundingMode.HALF_UP)
                            .doubleValue());
        }
        return values;
    }
}

package io.qilian.bundles.vision.internal.tracking;

/**
 * How objects of a certain size have moved at a certain place of late. A new track begins with the speed that is usual
 * where it begins; at a few frames a second that tells the car that drove on from the car that took its place, which
 * look the same to any rule that takes the nearest.
 *
 * <p>Keeps a ring of {@value #PLACES} samples and estimates by kernel regression (Nadaraya-Watson) over place and size.
 */
final class FlowMemory {

    private static final int PLACES = 256;
    private static final double REACH_SIZES = 2;
    private static final double SIZE_DEVIATION = 0.35;
    private static final double ENOUGH = 1.5;
    private static final double OWN_SPEED_SIZES = 0.6;
    private static final double OWN_SPEED_SHARE = 0.3;

    private final double[] x = new double[PLACES];
    private final double[] y = new double[PLACES];
    private final double[] size = new double[PLACES];
    private final double[] velocityX = new double[PLACES];
    private final double[] velocityY = new double[PLACES];
    private int count;
    private int next;

    void add(BoxFilter moved) {
        x[next] = moved.centreX();
        y[next] = moved.centreY();
        size[next] = moved.size();
        velocityX[next] = moved.velocityX();
        velocityY[next] = moved.velocityY();
        next = (next + 1) % PLACES;
        count = Math.min(PLACES, count + 1);
    }

    /** Tells a new track what speed to expect, where that is known better than by the track's own prior. */
    void apply(BoxFilter fresh) {
        double total = 0;
        double sumX = 0;
        double sumY = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double weight = weight(i, fresh);
            total += weight;
            sumX += weight * velocityX[i];
            sumY += weight * velocityY[i];
            squares += weight * (velocityX[i] * velocityX[i] + velocityY[i] * velocityY[i]);
        }
        if (total < ENOUGH) {
            return;
        }
        double meanX = sumX / total;
        double meanY = sumY / total;
        double variance = Math.max(0, squares / total - meanX * meanX - meanY * meanY);
        double own = OWN_SPEED_SIZES * fresh.size() + OWN_SPEED_SHARE * Math.hypot(meanX, meanY);
        double deviation = Math.sqrt(variance + own * own);
        if (deviation < fresh.velocityDeviation()) {
            fresh.expectVelocity(meanX, meanY, deviation);
        }
    }

    private double weight(int i, BoxFilter fresh) {
        double reach = REACH_SIZES * fresh.size();
        double across = (x[i] - fresh.centreX()) / reach;
        double down = (y[i] - fresh.centreY()) / reach;
        double squared = across * across + down * down;
        if (squared > 9) {
            return 0;
        }
        double larger = Math.log(size[i] / fresh.size()) / SIZE_DEVIATION;
        return Math.exp(-(squared + larger * larger) / 2);
    }
}

package io.qilian.bundles.vision.internal.counting;

import io.qilian.bundles.vision.internal.trail.Trail;
import io.qilian.kernel.api.geometry.Point;
import java.time.Instant;
import java.util.Arrays;

/** What a {@link StandRule} knows of one object. */
final class StandState {

    private static final int SAMPLES = 5;

    private final double[] x = new double[SAMPLES];
    private final double[] y = new double[SAMPLES];
    private final double[] sorted = new double[SAMPLES];
    private int count;
    private Point place;
    private Instant since;
    private long sinceNanos;
    private int detectionsSince;
    private boolean standing;

    void add(double nextX, double nextY) {
        x[count % SAMPLES] = nextX;
        y[count % SAMPLES] = nextY;
        count = count == 2 * SAMPLES - 1 ? SAMPLES : count + 1;
        detectionsSince++;
    }

    Point median() {
        return new Point(median(x), median(y));
    }

    private double median(double[] values) {
        int used = Math.min(count, SAMPLES);
        System.arraycopy(values, 0, sorted, 0, used);
        Arrays.sort(sorted, 0, used);
        return (sorted[(used - 1) / 2] + sorted[used / 2]) / 2;
    }

    /** Takes a place as the one from which it has to move. */
    void settle(Point where, Trail<?> trail) {
        place = where;
        since = trail.at();
        sinceNanos = trail.seenNanos();
        detectionsSince = 1;
    }

    void stand(boolean stands) {
        standing = stands;
    }

    /** Null before the first detection. */
    Point place() {
        return place;
    }

    Instant since() {
        return since;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    int detectionsSince() {
        return detectionsSince;
    }

    boolean standing() {
        return standing;
    }
}

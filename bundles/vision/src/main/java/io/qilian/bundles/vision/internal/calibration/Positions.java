package io.qilian.bundles.vision.internal.calibration;

import io.qilian.kernel.api.geometry.Point;

/** The latest positions of one object on the ground, with their errors. Bounded; keeps them evenly spread in time. */
final class Positions {

    /** A window of this many intervals is kept. */
    private static final int INTERVALS = 60;

    private static final int CAPACITY = INTERVALS + 4;

    private final long[] nanos = new long[CAPACITY];
    private final Point[] points = new Point[CAPACITY];
    private final Covariance[] errors = new Covariance[CAPACITY];
    private int count;

    void add(long at, Point point, Covariance error) {
        if (count == CAPACITY) {
            drop(1);
        }
        nanos[count] = at;
        points[count] = point;
        errors[count] = error;
        count++;
    }

    /** Whether another position now would not crowd the window. */
    boolean due(long at, long windowNanos) {
        return count == 0 || at - nanos[count - 1] >= windowNanos / INTERVALS;
    }

    void forgetBefore(long oldest) {
        int old = 0;
        while (old < count && nanos[old] < oldest) {
            old++;
        }
        drop(old);
    }

    private void drop(int first) {
        if (first > 0) {
            System.arraycopy(nanos, first, nanos, 0, count - first);
            System.arraycopy(points, first, points, 0, count - first);
            System.arraycopy(errors, first, errors, 0, count - first);
            count -= first;
        }
    }

    int count() {
        return count;
    }

    /** Time since the middle of the window. */
    double seconds(int index) {
        return (nanos[index] - nanos[0]) / 1e9 - spanSeconds() / 2;
    }

    double spanSeconds() {
        return count < 2 ? 0 : (nanos[count - 1] - nanos[0]) / 1e9;
    }

    Point point(int index) {
        return points[index];
    }

    Covariance error(int index) {
        return errors[index];
    }
}

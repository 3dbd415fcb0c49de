package io.qilian.bundles.vision.internal.geometry;

import io.qilian.kernel.api.geometry.Point;

/** Facts about segments between two points. */
public final class Segments {

    private Segments() {}

    /**
     * Twice the signed area of a triangle.
     *
     * @param a first corner
     * @param b second corner
     * @param c third corner
     * @return positive if {@code c} lies to the right of the way from {@code a} to {@code b}, y pointing downwards
     */
    public static double turn(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    /**
     * Whether two segments have a point in common.
     *
     * @param a begin of the one
     * @param b end of the one
     * @param c begin of the other
     * @param d end of the other
     * @return whether they cross, touch or overlap
     */
    public static boolean meet(Point a, Point b, Point c, Point d) {
        double toC = turn(a, b, c);
        double toD = turn(a, b, d);
        double toA = turn(c, d, a);
        double toB = turn(c, d, b);
        if (toC * toD < 0 && toA * toB < 0) {
            return true;
        }
        return (toC == 0 && within(a, b, c))
                || (toD == 0 && within(a, b, d))
                || (toA == 0 && within(c, d, a))
                || (toB == 0 && within(c, d, b));
    }

    private static boolean within(Point a, Point b, Point c) {
        return Math.min(a.x(), b.x()) <= c.x()
                && c.x() <= Math.max(a.x(), b.x())
                && Math.min(a.y(), b.y()) <= c.y()
                && c.y() <= Math.max(a.y(), b.y());
    }

    /**
     * Whether the way turns straight back on itself at a point.
     *
     * @param a where it comes from
     * @param b where it turns
     * @param c where it goes
     * @return whether {@code c} lies on the way back to {@code a}
     */
    public static boolean turnsBack(Point a, Point b, Point c) {
        double along = (b.x() - a.x()) * (c.x() - b.x()) + (b.y() - a.y()) * (c.y() - b.y());
        return turn(a, b, c) == 0 && along < 0;
    }
}

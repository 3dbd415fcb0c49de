package io.qilian.bundles.vision.internal.geometry;

/** A straight move of a point, kept and set anew for each one. Pixels. */
public final class Step {

    private double fromX;
    private double fromY;
    private double toX;
    private double toY;

    /**
     * Sets the point without a move.
     *
     * @param x where it is
     * @param y where it is
     */
    public void begin(double x, double y) {
        fromX = x;
        fromY = y;
        toX = x;
        toY = y;
    }

    /**
     * Moves on from where the last move ended.
     *
     * @param x where to
     * @param y where to
     */
    public void moveTo(double x, double y) {
        fromX = toX;
        fromY = toY;
        toX = x;
        toY = y;
    }

    /**
     * Where the move began.
     *
     * @return x
     */
    public double fromX() {
        return fromX;
    }

    /**
     * Where the move began.
     *
     * @return y
     */
    public double fromY() {
        return fromY;
    }

    /**
     * Where the move ended.
     *
     * @return x
     */
    public double toX() {
        return toX;
    }

    /**
     * Where the move ended.
     *
     * @return y
     */
    public double toY() {
        return toY;
    }

    /**
     * A place on the way.
     *
     * @param share how much of the way lies behind it, 0 to 1
     * @return x
     */
    public double x(double share) {
        return fromX + share * (toX - fromX);
    }

    /**
     * A place on the way.
     *
     * @param share how much of the way lies behind it, 0 to 1
     * @return y
     */
    public double y(double share) {
        return fromY + share * (toY - fromY);
    }
}

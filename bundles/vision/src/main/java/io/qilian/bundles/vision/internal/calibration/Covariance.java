package io.qilian.bundles.vision.internal.calibration;

/**
 * Symmetric matrix of two by two.
 *
 * @param xx variance along x
 * @param xy covariance
 * @param yy variance along y
 */
public record Covariance(double xx, double xy, double yy) {

    /**
     * Sum of independent errors.
     *
     * @param other the other covariance
     * @return the sum
     */
    public Covariance plus(Covariance other) {
        return new Covariance(xx + other.xx, xy + other.xy, yy + other.yy);
    }

    /**
     * The same error in another unit.
     *
     * @param factor square of the unit's factor
     * @return the product
     */
    public Covariance times(double factor) {
        return new Covariance(factor * xx, factor * xy, factor * yy);
    }

    /**
     * Variance along a direction.
     *
     * @param directionX unit vector
     * @param directionY unit vector
     * @return the variance
     */
    public double along(double directionX, double directionY) {
        return directionX * directionX * xx + 2 * directionX * directionY * xy + directionY * directionY * yy;
    }

    /**
     * Variance along the worst direction.
     *
     * @return the larger eigenvalue
     */
    public double largest() {
        double mean = (xx + yy) / 2;
        return mean + Math.hypot((xx - yy) / 2, xy);
    }
}

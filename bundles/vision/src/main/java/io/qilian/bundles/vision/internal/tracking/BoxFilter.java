package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.TrackerSettings;
import io.qilian.kernel.api.geometry.Box;

/**
 * Where a box is and where it is going: one {@link AxisFilter} each for the centre's two coordinates, the width and the
 * height. Noises are shares of the object's size.
 */
final class BoxFilter {

    /** Boxes are given in whole pixels by many models. */
    private static final double ROUNDING_VARIANCE = 0.25;

    private static final double GROWTH_SIZES = 0.5;
    private static final double GROWTH_MEMORY_SECONDS = 1;

    private final TrackerSettings.Motion motion;
    private final AxisFilter x = new AxisFilter();
    private final AxisFilter y = new AxisFilter();
    private final AxisFilter width = new AxisFilter();
    private final AxisFilter height = new AxisFilter();

    BoxFilter(TrackerSettings.Motion motion) {
        this.motion = motion;
    }

    void start(DetectionBatch seen, int index) {
        double across = noise(seen.width(index), seen.score(index));
        double down = noise(seen.height(index), seen.score(index));
        x.start(seen.centreX(index), across);
        y.start(seen.centreY(index), down);
        width.start(seen.width(index), across);
        height.start(seen.height(index), down);
        expectVelocity(0, 0, motion.startSpeedSizes() * size());
        double growth = GROWTH_SIZES * size();
        width.expectVelocity(0, growth * growth);
        height.expectVelocity(0, growth * growth);
    }

    void expectVelocity(double velocityX, double velocityY, double deviation) {
        x.expectVelocity(velocityX, deviation * deviation);
        y.expectVelocity(velocityY, deviation * deviation);
    }

    void copyFrom(BoxFilter other) {
        x.copyFrom(other.x);
        y.copyFrom(other.y);
        width.copyFrom(other.width);
        height.copyFrom(other.height);
    }

    void predict(double seconds) {
        double speedDeviation = motion.accelerationSizes() * size();
        double growthDeviation = GROWTH_SIZES * size();
        x.predict(seconds, speedDeviation * speedDeviation);
        y.predict(seconds, speedDeviation * speedDeviation);
        width.predictFading(seconds, growthDeviation * growthDeviation, GROWTH_MEMORY_SECONDS);
        height.predictFading(seconds, growthDeviation * growthDeviation, GROWTH_MEMORY_SECONDS);
    }

    void update(DetectionBatch seen, int index) {
        double across = noise(seen.width(index), seen.score(index));
        double down = noise(seen.height(index), seen.score(index));
        x.update(seen.centreX(index), across);
        y.update(seen.centreY(index), down);
        width.update(seen.width(index), across);
        height.update(seen.height(index), down);
    }

    /** Intersection over union of the predicted box and another one. */
    double overlap(Box other) {
        double left = x.position() - width() / 2;
        double top = y.position() - height() / 2;
        double across = Math.min(left + width(), other.right()) - Math.max(left, other.left());
        double down = Math.min(top + height(), other.bottom()) - Math.max(top, other.top());
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double shared = across * down;
        return shared / (width() * height() + other.area() - shared);
    }

    /** Squared distance of a detection's centre from the predicted one, in units of its variance: 2 on average. */
    double squaredDistance(DetectionBatch seen, int index) {
        double across = noise(width(), seen.score(index));
        double down = noise(height(), seen.score(index));
        return x.squaredDistance(seen.centreX(index), across) + y.squaredDistance(seen.centreY(index), down);
    }

    /** Logarithm of the area, in sizes, within which a detection is expected: what a wide gate has to pay. */
    double spread(double score) {
        double across = x.positionVariance() + noise(width(), score);
        double down = y.positionVariance() + noise(height(), score);
        double squaredSize = size() * size();
        return Math.log(across * down / (squaredSize * squaredSize));
    }

    /** Squared distance of two estimates of place and motion: 4 on average if it is one object. */
    double squaredDistance(BoxFilter other) {
        return x.squaredDistance(other.x) + y.squaredDistance(other.y);
    }

    /** Distance of the centres in pixels. */
    double distance(BoxFilter other) {
        return Math.hypot(x.position() - other.x.position(), y.position() - other.y.position());
    }

    private double noise(double extent, double score) {
        double deviation = motion.boxNoiseShare() * extent * (1.5 - score / 2);
        return deviation * deviation + ROUNDING_VARIANCE;
    }

    Box box() {
        double halfWidth = width() / 2;
        double halfHeight = height() / 2;
        return new Box(
                x.position() - halfWidth,
                y.position() - halfHeight,
                x.position() + halfWidth,
                y.position() + halfHeight);
    }

    double centreX() {
        return x.position();
    }

    double centreY() {
        return y.position();
    }

    double width() {
        return Math.max(1, width.position());
    }

    double height() {
        return Math.max(1, height.position());
    }

    double size() {
        return (width() + height()) / 2;
    }

    double velocityX() {
        return x.velocity();
    }

    double velocityY() {
        return y.velocity();
    }

    /** Standard deviation of the horizontal speed. */
    double velocityDeviation() {
        return Math.sqrt(x.velocityVariance());
    }
}

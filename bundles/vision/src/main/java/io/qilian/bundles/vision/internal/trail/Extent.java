package io.qilian.bundles.vision.internal.trail;

/**
 * One dimension of an object's box, with the part worked out that is hidden at the picture's edge or behind something.
 *
 * <p>An edge is taken for hidden if it lies on the picture's edge, or if the box has become a quarter shorter than it
 * was while its other dimension has not, in which case it is the edge that has jumped inwards. Then the box is
 * prolonged from its other edge to its former length. That length fades towards what is seen, so that a wrong guess
 * heals.
 */
final class Extent {

    private static final double PICTURE_MARGIN_PIXELS = 2;
    // A detector draws the box of an object that is cut off up to this short of the edge.
    private static final double EDGE_SHARE = 0.02;
    private static final double HIDDEN_RATIO = 0.75;
    private static final double SEEN_RATIO = 0.85;
    private static final double LENGTH_SECONDS = 0.3;
    private static final double HEALING_SECONDS = 10;

    private final double pictureLimit;
    private double full;
    private double low;
    private double high;
    private Hidden hidden = Hidden.NONE;
    private double seenHigh;
    private double shift;
    private double seconds;

    private enum Hidden {
        NONE,
        LOW,
        HIGH
    }

    Extent(double pictureLimit) {
        this.pictureLimit = pictureLimit;
    }

    /** Says how far the object must have moved since the last time. */
    void expect(double velocity, double elapsedSeconds) {
        shift = velocity * elapsedSeconds;
        seconds = elapsedSeconds;
    }

    /** How much of the former length is seen. */
    double ratio(double seenLow, double seenHigh) {
        return full > 0 ? (seenHigh - seenLow) / full : 1;
    }

    void observe(double seenLow, double seenHigh, double otherRatio) {
        this.seenHigh = seenHigh;
        double length = seenHigh - seenLow;
        boolean clippedLow = seenLow <= PICTURE_MARGIN_PIXELS;
        boolean clippedHigh = seenHigh >= pictureLimit - PICTURE_MARGIN_PIXELS;
        if (clippedLow || clippedHigh) {
            hidden = clippedLow == clippedHigh ? Hidden.NONE : clippedLow ? Hidden.LOW : Hidden.HIGH;
            full = Math.max(full, length);
        } else {
            hidden = hiddenBehindSomething(seenLow, seenHigh, otherRatio);
            double memory = hidden == Hidden.NONE ? LENGTH_SECONDS : HEALING_SECONDS;
            full = full > 0 ? full + (length - full) * (1 - Math.exp(-seconds / memory)) : length;
        }
        low = hidden == Hidden.LOW ? Math.min(seenLow, seenHigh - full) : seenLow;
        high = hidden == Hidden.HIGH ? Math.max(seenHigh, seenLow + full) : seenHigh;
    }

    private Hidden hiddenBehindSomething(double seenLow, double seenHigh, double otherRatio) {
        double comparable = ratio(seenLow, seenHigh) / Math.min(1, otherRatio);
        if (hidden != Hidden.NONE) {
            return comparable < SEEN_RATIO ? hidden : Hidden.NONE;
        }
        if (comparable >= HIDDEN_RATIO) {
            return Hidden.NONE;
        }
        double lowJump = seenLow - low - shift;
        double highJump = high + shift - seenHigh;
        return lowJump > highJump ? Hidden.LOW : Hidden.HIGH;
    }

    /** Whether the upper end is where the object ends, neither hidden nor near the picture's edge. */
    boolean highSeen() {
        return hidden != Hidden.HIGH && seenHigh < pictureLimit * (1 - EDGE_SHARE);
    }

    double centre() {
        return (low + high) / 2;
    }

    double high() {
        return high;
    }

    double full() {
        return full;
    }
}

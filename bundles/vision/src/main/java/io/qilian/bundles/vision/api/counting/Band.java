package io.qilian.bundles.vision.api.counting;

/**
 * How far from an edge an object has to be for its side to be clear. What is nearer is on neither side, so that a box
 * that trembles on a line is not counted again and again. The larger of both values holds.
 *
 * @param sizeShare share of the object's size, the mean of width and height of its box; 0 to 2
 * @param pixels pixels of the frame; 0 to 1000
 */
public record Band(double sizeShare, double pixels) {

    /** 15 % of the object's size, at least 2 pixels: three times what a good model's boxes tremble. */
    public static final Band DEFAULT = new Band(0.15, 2);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public Band {
        if (!(sizeShare >= 0 && sizeShare <= 2)) {
            throw new IllegalArgumentException("sizeShare: expected 0 to 2, got " + sizeShare);
        }
        if (!(pixels >= 0 && pixels <= 1000)) {
            throw new IllegalArgumentException("pixels: expected 0 to 1000, got " + pixels);
        }
    }

    /**
     * The band for one object.
     *
     * @param size the object's size in pixels
     * @return half the width of the band in pixels
     */
    public double of(double size) {
        return Math.max(sizeShare * size, pixels);
    }
}

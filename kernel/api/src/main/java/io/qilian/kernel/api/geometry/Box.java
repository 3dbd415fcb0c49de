package io.qilian.kernel.api.geometry;

/**
 * An axis-parallel rectangle of a picture, in pixels of the frame. It may reach beyond the picture.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param right x of the right edge, at least {@code left}
 * @param bottom y of the lower edge, at least {@code top}
 */
public record Box(double left, double top, double right, double bottom) {

    /**
     * Checks the edges.
     *
     * @throws IllegalArgumentException if an edge is not finite or the edges are in the wrong order
     */
    public Box {
        boolean finite =
                Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(right) && Double.isFinite(bottom);
        if (!finite || right < left || bottom < top) {
            throw new IllegalArgumentException("box: expected finite edges with left <= right and top <= bottom, got ("
                    + left + ", " + top + ", " + right + ", " + bottom + ")");
        }
    }

    /**
     * Extent to the right.
     *
     * @return the width in pixels, at least 0
     */
    public double width() {
        return right - left;
    }

    /**
     * Extent downwards.
     *
     * @return the height in pixels, at least 0
     */
    public double height() {
        return bottom - top;
    }

    /**
     * Surface.
     *
     * @return the area in square pixels, at least 0
     */
    public double area() {
        return width() * height();
    }

    /**
     * The middle of the box.
     *
     * @return the centre
     */
    public Point centre() {
        return new Point((left + right) / 2, (top + bottom) / 2);
    }

    /**
     * The middle of the lower edge: where an object that stands on the ground touches it.
     *
     * @return the ground point
     */
    public Point ground() {
        return new Point((left + right) / 2, bottom);
    }

    /**
     * Intersection over union (Jaccard index) of two boxes.
     *
     * @param other the other box
     * @return 0 (disjoint, or both empty) to 1 (equal)
     */
    public double overlap(Box other) {
        double across = Math.min(right, other.right) - Math.max(left, other.left);
        double down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double shared = across * down;
        return shared / (area() + other.area() - shared);
    }

    /**
     * The part of this box that lies within a picture.
     *
     * @param width width of the picture in pixels
     * @param height height of the picture in pixels
     * @return the clipped box; empty (at the nearest edge) if nothing lies within
     */
    public Box clipped(double width, double height) {
        double clippedLeft = Math.min(Math.max(left, 0), width);
        double clippedTop = Math.min(Math.max(top, 0), height);
        return new Box(
                clippedLeft,
                clippedTop,
                Math.max(clippedLeft, Math.min(right, width)),
                Math.max(clippedTop, Math.min(bottom, height)));
    }
}

package io.qilian.bundles.media.api;

/**
 * A part of a picture in whole pixels.
 *
 * @param left left edge
 * @param top upper edge
 * @param width width, at least 1
 * @param height height, at least 1
 */
public record PictureRegion(int left, int top, int width, int height) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if an edge is negative or an extent is not positive
     */
    public PictureRegion {
        if (left < 0 || top < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("region: expected edges of 0 or more and extents of 1 or more, got "
                    + left + ", " + top + ", " + width + "x" + height);
        }
    }

    /**
     * The whole of a picture.
     *
     * @param picture the picture
     * @return the region
     */
    public static PictureRegion whole(Picture picture) {
        return new PictureRegion(0, 0, picture.width(), picture.height());
    }
}

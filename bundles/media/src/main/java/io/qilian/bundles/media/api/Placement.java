package io.qilian.bundles.media.api;

/**
 * Where a picture lies in a tensor: {@code tensor = (picture - origin) * scale + offset}, for each axis.
 *
 * @param scaleX horizontal scale
 * @param scaleY vertical scale
 * @param offsetX left border in pixels of the tensor
 * @param offsetY upper border in pixels of the tensor
 * @param originX left edge of the region in pixels of the picture
 * @param originY upper edge of the region in pixels of the picture
 */
public record Placement(double scaleX, double scaleY, double offsetX, double offsetY, double originX, double originY) {

    /**
     * From the tensor back to the picture.
     *
     * @param x horizontal coordinate in the tensor
     * @return the horizontal coordinate in the picture
     */
    public double pictureX(double x) {
        return (x - offsetX) / scaleX + originX;
    }

    /**
     * From the tensor back to the picture.
     *
     * @param y vertical coordinate in the tensor
     * @return the vertical coordinate in the picture
     */
    public double pictureY(double y) {
        return (y - offsetY) / scaleY + originY;
    }
}

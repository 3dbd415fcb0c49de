package io.qilian.bundles.media.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Draws on a copy of a picture and encodes it. Coordinates are those of the picture; the copy may be smaller. Colours
 * are 0xRRGGBB. Holds native memory that is reused from picture to picture; for one thread at a time.
 */
@ProviderType
public interface PictureCanvas extends AutoCloseable {

    /**
     * Begins anew with a copy of a picture.
     *
     * @param picture the picture, open
     * @throws MediaException if the pixels cannot be converted
     */
    void load(Picture picture);

    /**
     * Draws a rectangle with a caption above it.
     *
     * @param box left, top, right and bottom edge in pixels of the picture
     * @param colour 0xRRGGBB
     * @param caption text in ASCII, others are shown as a question mark; may be empty
     */
    void box(double[] box, int colour, String caption);

    /**
     * Draws a line through points.
     *
     * @param points x and y of each point, one after the other, in pixels of the picture
     * @param closed whether the last point is joined to the first
     * @param colour 0xRRGGBB
     */
    void polyline(double[] points, boolean closed, int colour);

    /**
     * Writes a text.
     *
     * @param x left edge in pixels of the picture
     * @param y base line in pixels of the picture
     * @param colour 0xRRGGBB
     * @param text text in ASCII, others are shown as a question mark
     */
    void text(double x, double y, int colour, String text);

    /**
     * Encodes what is drawn.
     *
     * @param quality 1 to 100
     * @return a JPEG file
     */
    byte[] jpeg(int quality);

    /**
     * Encodes what is drawn, without loss.
     *
     * @return a PNG file
     */
    byte[] png();

    /** Frees the native memory. Idempotent. */
    @Override
    void close();
}

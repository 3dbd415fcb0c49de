package io.qilian.bundles.media.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Blackens areas of pictures, such as windows of flats. Used by one thread at a time. Memory for the copies is kept and
 * used again: no more of it is there than pictures that are leased at one time.
 */
@ProviderType
public interface PictureMask extends AutoCloseable {

    /**
     * A corner of an area.
     *
     * @param x from the left, 0 to 1 of the width
     * @param y from the top, 0 to 1 of the height
     */
    record Corner(double x, double y) {

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a number is not within 0 to 1
         */
        public Corner {
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException("corner: expected numbers of 0 to 1, got " + x + ", " + y);
            }
        }
    }

    /**
     * A copy with black areas. The picture itself stays as it is, since the decoder still refers to it.
     *
     * @param picture the picture; its lease stays with the caller
     * @return the copy, closed by the caller; it stays valid after the mask is closed
     * @throws MediaException if pictures of this kind cannot be masked; none is to be shown then
     */
    Picture masked(Picture picture);

    /** Gives the memory back, except for copies that are still leased. Idempotent. */
    @Override
    void close();
}

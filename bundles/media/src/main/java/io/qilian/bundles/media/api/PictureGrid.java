package io.qilian.bundles.media.api;

import org.osgi.annotation.versioning.ProviderType;

/** Reduces pictures to the mean luminance of the cells of a small grid. Used by one thread at a time. */
@ProviderType
public interface PictureGrid extends AutoCloseable {

    /**
     * Measures a picture.
     *
     * @param picture the picture; its lease stays with the caller
     * @return the luminance of the cells, 0 to 255 as unsigned bytes, row by row; it belongs to the grid and is
     *     overwritten by the next call
     */
    byte[] measure(Picture picture);

    /** Gives the memory back. Idempotent. */
    @Override
    void close();
}

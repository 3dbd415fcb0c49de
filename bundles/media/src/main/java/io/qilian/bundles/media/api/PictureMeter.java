package io.qilian.bundles.media.api;

import org.osgi.annotation.versioning.ProviderType;

/** Measures the pictures of one source, one after the other. Holds native memory; for one thread at a time. */
@ProviderType
public interface PictureMeter extends AutoCloseable {

    /** Width of a thumbnail, in pixels. */
    int THUMBNAIL_WIDTH = 64;

    /** Height of a thumbnail, in pixels, whatever the shape of the picture. */
    int THUMBNAIL_HEIGHT = 36;

    /**
     * Measures a picture.
     *
     * @param picture the picture, open
     * @return its measures, and its difference to the one before
     * @throws MediaException if the pixels cannot be converted
     * @throws IllegalStateException if the picture or the meter is closed
     */
    Measures measure(Picture picture);

    /**
     * Copies the luminance of the picture measured last, scaled down to {@value #THUMBNAIL_WIDTH} by
     * {@value #THUMBNAIL_HEIGHT} pixels.
     *
     * @param target where the samples go, row by row, 0 to 255 unsigned; of exactly that many bytes
     * @throws IllegalArgumentException if the target has another size
     * @throws IllegalStateException if nothing was measured yet, or the meter is closed
     */
    void thumbnail(byte[] target);

    /** Frees the native memory. Idempotent. */
    @Override
    void close();
}

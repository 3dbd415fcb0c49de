package io.qilian.bundles.media.api;

import org.osgi.annotation.versioning.ProviderType;

/** Measures the pictures of one source, one after the other. Holds native memory; for one thread at a time. */
@ProviderType
public interface PictureMeter extends AutoCloseable {

    /**
     * Measures a picture.
     *
     * @param picture the picture, open
     * @return its measures, and its difference to the one before
     * @throws MediaException if the pixels cannot be converted
     * @throws IllegalStateException if the picture or the meter is closed
     */
    Measures measure(Picture picture);

    /** Frees the native memory. Idempotent. */
    @Override
    void close();
}

package io.qilian.bundles.media.api;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A counted lease on a picture in native memory. The memory goes back when the last lease is closed. One lease is used
 * by one thread at a time; every use of a closed lease is an {@link IllegalStateException}.
 */
@ProviderType
public interface Picture extends AutoCloseable {

    /**
     * Width of the picture.
     *
     * @return pixels, at least 1
     */
    int width();

    /**
     * Height of the picture.
     *
     * @return pixels, at least 1
     */
    int height();

    /**
     * How the pixels lie in memory.
     *
     * @return the layout
     */
    PixelLayout layout();

    /**
     * A plane, as a read-only view of the native memory; valid until this lease is closed.
     *
     * @param plane 0 to {@code layout().planes() - 1}
     * @return a direct buffer from the first sample of the first row to the last one of the last row
     * @throws IndexOutOfBoundsException if there is no such plane
     * @throws IllegalStateException if the lease is closed
     */
    ByteBuffer plane(int plane);

    /**
     * Distance between the starts of two rows of a plane.
     *
     * @param plane 0 to {@code layout().planes() - 1}
     * @return bytes
     * @throws IndexOutOfBoundsException if there is no such plane
     * @throws IllegalStateException if the lease is closed
     */
    int strideBytes(int plane);

    /**
     * Takes one more lease on the same picture.
     *
     * @return a lease for another holder, who closes it
     * @throws IllegalStateException if this lease is closed
     */
    Picture retain();

    /** Gives this lease back. Idempotent; any thread. */
    @Override
    void close();
}

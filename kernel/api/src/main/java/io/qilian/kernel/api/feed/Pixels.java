package io.qilian.kernel.api.feed;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A counted lease on the pixels of one frame, which lie in native memory.
 *
 * <p>Whoever holds a lease closes it exactly once; the memory goes back to its pool when the last lease is closed, and
 * not before. A second {@link #close()} of the same lease does nothing, and every access through a closed lease is an
 * {@link IllegalStateException}, so memory is never read after its return. The pixels are never written.
 *
 * <p>A lease may be handed to another thread, but one lease is used by one thread at a time; two threads take two.
 */
@ProviderType
public interface Pixels extends AutoCloseable {

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
     * Layout in memory.
     *
     * @return the format
     */
    PixelFormat format();

    /**
     * One plane, as a read-only view of the native memory. It is valid until this lease is closed; reading it later
     * is undefined, so it does not leave the method that holds the lease.
     *
     * @param plane 0 to {@code format().planes() - 1}
     * @return a direct buffer that starts at the first sample; rows are {@link #strideBytes(int)} apart
     * @throws IndexOutOfBoundsException if the format has no such plane
     * @throws IllegalStateException if this lease is closed
     */
    ByteBuffer plane(int plane);

    /**
     * Distance between the starts of two rows of a plane.
     *
     * @param plane 0 to {@code format().planes() - 1}
     * @return bytes, at least the width of a row
     * @throws IndexOutOfBoundsException if the format has no such plane
     */
    int strideBytes(int plane);

    /**
     * Takes one more lease on the same pixels, for another holder.
     *
     * @return a new lease, closed by its holder
     * @throws IllegalStateException if this lease is closed
     */
    Pixels retain();

    /**
     * The picture behind this lease as the platform's own bundles know it. Scenarios have no use for it.
     *
     * @param <T> the type that is asked for
     * @param type its class
     * @return the picture, valid as long as this lease; empty if it is no such thing
     * @throws IllegalStateException if this lease is closed
     */
    <T> Optional<T> unwrap(Class<T> type);

    /** Gives this lease back. Idempotent; never throws; any thread. */
    @Override
    void close();
}

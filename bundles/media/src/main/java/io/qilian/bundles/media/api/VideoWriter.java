package io.qilian.bundles.media.api;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** Writes an MP4 file with H.264, picture by picture. For one thread at a time. */
@ProviderType
public interface VideoWriter extends AutoCloseable {

    /**
     * Appends a picture.
     *
     * @param bgr interleaved blue, green, red, rows without gaps: {@code width * height * 3} direct bytes
     * @throws MediaException if it cannot be encoded or written
     */
    void write(ByteBuffer bgr);

    /**
     * Appends a picture that lies in native memory, scaled to the video's size.
     *
     * @param picture the picture, open
     * @throws MediaException if it cannot be encoded or written
     */
    void write(Picture picture);

    /**
     * Ends the file. It is not readable before. Idempotent.
     *
     * @throws MediaException if the end cannot be written
     */
    @Override
    void close();
}

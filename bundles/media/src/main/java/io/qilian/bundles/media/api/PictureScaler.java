package io.qilian.bundles.media.api;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** Brings pictures into tensors of one format. Holds native memory; for one thread at a time. */
@ProviderType
public interface PictureScaler extends AutoCloseable {

    /**
     * Scales a part of a picture into a tensor, with its colours converted and its border filled.
     *
     * @param picture the picture, open
     * @param region the part; its edges are moved outwards to even pixels, and inwards to the picture
     * @param tensor a direct buffer of the format's size, in native byte order. The scaler remembers the last few that
     *     it has seen, so that it fills borders only once
     * @return where the region lies in the tensor
     * @throws MediaException if the pixels cannot be converted or the region does not touch the picture
     * @throws IllegalArgumentException if the buffer is not direct or has another size
     * @throws IllegalStateException if the picture or the scaler is closed
     */
    Placement scale(Picture picture, PictureRegion region, ByteBuffer tensor);

    /** Frees the native memory. Idempotent. */
    @Override
    void close();
}

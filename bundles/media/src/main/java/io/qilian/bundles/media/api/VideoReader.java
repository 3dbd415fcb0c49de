package io.qilian.bundles.media.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An opened video, read picture by picture by one thread. Pictures that could not be decoded whole are left out, and
 * with them those that follow until the next key frame, so that no grey or smeared picture gets out.
 */
@ProviderType
public interface VideoReader extends AutoCloseable {

    /**
     * What the video says about itself.
     *
     * @return the stream
     */
    StreamInfo info();

    /**
     * Reads the next picture.
     *
     * @return the picture, whose lease the caller closes; empty at the end of the video
     * @throws MediaException if the source breaks off, is silent for longer than the request allows, or was cancelled.
     *     The reader is of no more use then
     * @throws IllegalStateException if the reader is closed
     */
    Optional<DecodedPicture> read();

    /**
     * Pictures left out because they could not be decoded whole.
     *
     * @return the number since the opening
     */
    long damaged();

    /**
     * Pictures left out because they came after a damaged one, or after the opening, and before the next key frame.
     *
     * @return the number since the opening
     */
    long quarantined();

    /**
     * Pictures that were not decoded because only key frames are asked for.
     *
     * @return the number since the opening
     */
    long skipped();

    /**
     * Media that have come, whether or not they could be decoded: the bytes of the video's packets. Any thread, also
     * while a read is under way and after the closing.
     *
     * @return bytes since the opening
     */
    long receivedBytes();

    /** Closes the source, after a read that is under way. Pictures that are still leased stay valid. Idempotent. */
    @Override
    void close();
}

package io.qilian.bundles.media.api;

import java.time.Duration;
import java.util.Objects;

/**
 * One picture of a video.
 *
 * @param picture the lease, closed by whoever got this
 * @param presentation when it is to be shown, from the start of the stream
 * @param keyFrame whether it stands for itself, without earlier pictures
 */
public record DecodedPicture(Picture picture, Duration presentation, boolean keyFrame) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public DecodedPicture {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(presentation, "presentation");
    }
}

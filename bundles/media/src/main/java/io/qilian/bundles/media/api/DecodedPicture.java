package io.qilian.bundles.media.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One picture of a video.
 *
 * @param picture the lease, closed by whoever got this
 * @param presentation when it is to be shown, from the start of the stream
 * @param keyFrame whether it stands for itself, without earlier pictures
 * @param sourceTime when it was taken by the clock of the source, where the source says so: for RTSP the sender reports
 *     of RTCP (RFC 3550, section 6.4.1), which tie the time stamps of the stream to the time of day
 */
public record DecodedPicture(Picture picture, Duration presentation, boolean keyFrame, Optional<Instant> sourceTime) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public DecodedPicture {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(presentation, "presentation");
        Objects.requireNonNull(sourceTime, "sourceTime");
    }
}

package io.qilian.bundles.media.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What an opened video says about itself.
 *
 * @param codec such as {@code h264}
 * @param width width of the pictures in pixels; it may change in the stream
 * @param height height of the pictures in pixels
 * @param fps nominal frames a second; 0 if the stream does not say
 * @param duration length; empty for a live source
 */
public record StreamInfo(String codec, int width, int height, double fps, Optional<Duration> duration) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public StreamInfo {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(duration, "duration");
    }
}

package io.qilian.bundles.feeds.api;

import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a source was found to be.
 *
 * @param source the source without credentials
 * @param codec codec of the video
 * @param width width of the pictures
 * @param height height of the pictures
 * @param statedFps frames a second as the stream says; 0 if it does not
 * @param measuredFps frames a second that came, by their time stamps; 0 if fewer than two came
 * @param keyFrameInterval time between two key frames; empty if fewer than two came
 * @param frames frames that came while it was looked at
 * @param lost frames that could not be shown
 * @param clock where its capture times come from
 * @param openedAfter time until the stream was known
 * @param firstFrameAfter time until the first whole frame
 */
public record FeedTest(
        String source,
        String codec,
        int width,
        int height,
        double statedFps,
        double measuredFps,
        Optional<Duration> keyFrameInterval,
        long frames,
        long lost,
        Origin clock,
        Duration openedAfter,
        Duration firstFrameAfter) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public FeedTest {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(keyFrameInterval, "keyFrameInterval");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(openedAfter, "openedAfter");
        Objects.requireNonNull(firstFrameAfter, "firstFrameAfter");
    }
}

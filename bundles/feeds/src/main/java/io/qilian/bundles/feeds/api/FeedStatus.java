package io.qilian.bundles.feeds.api;

import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a feed is doing.
 *
 * @param name name of the feed
 * @param source the source without credentials
 * @param state what it is doing
 * @param problem why it waits or has failed
 * @param codec codec of the video, once known
 * @param width width of the pictures, once known, else 0
 * @param height height of the pictures, once known, else 0
 * @param capturedFps frames a second that were decoded, over the last seconds
 * @param captured frames that came since the feed was added, whole or not
 * @param damaged frames that could not be decoded whole
 * @param reconnects times that the connection was made anew
 * @param subscribers scenes and others that take its frames
 * @param lastFrameAt when the last frame was decoded
 * @param measures how useful the pictures are
 * @param counts what became of the frames
 * @param clock where their times come from, once frames have come
 */
public record FeedStatus(
        String name,
        String source,
        FeedState state,
        Optional<Problem> problem,
        String codec,
        int width,
        int height,
        double capturedFps,
        long captured,
        long damaged,
        long reconnects,
        int subscribers,
        Optional<Instant> lastFrameAt,
        Optional<PictureQuality> measures,
        FrameCounts counts,
        Optional<ClockStatus> clock) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public FeedStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(lastFrameAt, "lastFrameAt");
        Objects.requireNonNull(measures, "measures");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * How useful the pictures are, measured about once a second.
     *
     * @param brightness mean luminance, 0 to 255
     * @param contrast standard deviation of the luminance
     * @param sharpness variance of the Laplacian
     * @param change mean difference to the picture measured before
     */
    public record PictureQuality(double brightness, double contrast, double sharpness, double change) {}
}

package io.qilian.kernel.api.feed;

import java.time.Instant;
import java.util.Objects;

/**
 * One decoded picture. The record owns one lease on its pixels and is closed by its holder; {@link #retain()} gives
 * another holder a frame of its own.
 *
 * @param feed name of the feed
 * @param run the run of the feed that this frame belongs to
 * @param sequence 0, 1, 2 … within the run, counted at the decoder: gaps are frames that were not handed on
 * @param capturedAt when the picture was taken, by the clock of the source
 * @param ingestedAt when this process had decoded it
 * @param traceId correlates everything that comes of this frame, in logs, events and audit: 32 hexadecimal digits
 * @param pixels the lease that this record owns
 */
public record Frame(
        String feed, FeedRun run, long sequence, Instant capturedAt, Instant ingestedAt, String traceId, Pixels pixels)
        implements AutoCloseable {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the sequence is negative
     */
    public Frame {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(capturedAt, "capturedAt");
        Objects.requireNonNull(ingestedAt, "ingestedAt");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(pixels, "pixels");
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence: expected 0 or more, got " + sequence);
        }
    }

    /**
     * The same frame for another holder, with a lease of its own.
     *
     * @return a frame that the other holder closes
     * @throws IllegalStateException if this frame is closed
     */
    public Frame retain() {
        return new Frame(feed, run, sequence, capturedAt, ingestedAt, traceId, pixels.retain());
    }

    /** Gives the lease on the pixels back. Idempotent. */
    @Override
    public void close() {
        pixels.close();
    }
}

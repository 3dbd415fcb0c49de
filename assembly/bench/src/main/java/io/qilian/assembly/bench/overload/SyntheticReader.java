package io.qilian.assembly.bench.overload;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One picture, shown again and again at a rate that nothing holds up: a reader that is late gets what it has missed, each with
 * the time at which the camera took it. One thread.
 */
final class SyntheticReader implements VideoReader {

    private final Picture picture;
    private final int fps;
    private final Cancellation cancellation;
    private final Instant begin = Instant.now();
    private final long beginNanos = System.nanoTime();
    private final AtomicLong taken = new AtomicLong();

    SyntheticReader(Picture picture, int fps, Cancellation cancellation) {
        this.picture = picture;
        this.fps = fps;
        this.cancellation = cancellation;
    }

    @Override
    public StreamInfo info() {
        return new StreamInfo("rawvideo", picture.width(), picture.height(), fps, Optional.empty());
    }

    @Override
    public Optional<DecodedPicture> read() {
        long afterNanos = (taken.get() + 1) * 1_000_000_000L / fps;
        for (long left = afterNanos - since(); left > 0; left = afterNanos - since()) {
            if (cancellation.cancelled()) {
                throw new MediaException(Reason.CANCELLED, "cancelled");
            }
            LockSupport.parkNanos(left);
        }
        taken.incrementAndGet();
        Duration presentation = Duration.ofNanos(afterNanos);
        return Optional.of(
                new DecodedPicture(picture.retain(), presentation, true, Optional.of(begin.plus(presentation))));
    }

    private long since() {
        return System.nanoTime() - beginNanos;
    }

    @Override
    public long damaged() {
        return 0;
    }

    @Override
    public long quarantined() {
        return 0;
    }

    @Override
    public long skipped() {
        return 0;
    }

    @Override
    public long receivedBytes() {
        return taken.get();
    }

    @Override
    public void close() {
        // There is nothing to give back: the picture belongs to the media.
    }
}

package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoReader;
import java.util.Optional;

/** A source of which nothing can be shown: the counters are what the test sets, and each read ends for lack of time. */
final class ScriptedReader implements VideoReader {

    long damaged;
    long quarantined;
    long skipped;
    boolean closed;

    @Override
    public StreamInfo info() {
        return new StreamInfo("h264", 1920, 1080, 25, Optional.empty());
    }

    @Override
    public Optional<DecodedPicture> read() {
        throw new MediaException(Reason.TIMEOUT, "Nothing came");
    }

    @Override
    public long damaged() {
        return damaged;
    }

    @Override
    public long quarantined() {
        return quarantined;
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public long receivedBytes() {
        return 0;
    }

    @Override
    public void close() {
        closed = true;
    }
}

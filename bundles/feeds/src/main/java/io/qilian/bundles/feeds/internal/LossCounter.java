package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.media.api.VideoReader;

/** Carries what a reader could not show over into the counters of the feed. One thread. */
final class LossCounter {

    private final VideoReader reader;
    private final FrameCounters counters;
    private long damaged;
    private long quarantined;
    private long skipped;

    LossCounter(VideoReader reader, FrameCounters counters) {
        this.reader = reader;
        this.counters = counters;
    }

    void count() {
        lost(DropReason.DAMAGED, reader.damaged() - damaged);
        lost(DropReason.QUARANTINED, reader.quarantined() - quarantined);
        lost(DropReason.NO_KEY_FRAME, reader.skipped() - skipped);
        damaged = reader.damaged();
        quarantined = reader.quarantined();
        skipped = reader.skipped();
    }

    private void lost(DropReason reason, long frames) {
        counters.came(frames);
        counters.dropped(reason, frames);
    }
}

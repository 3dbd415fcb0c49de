package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FrameCounts;
import java.util.EnumMap;
import java.util.Map;

/** Counts what becomes of the frames of a feed. Written by its thread, read by any. */
final class FrameCounters {

    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private long captured;
    private long delivered;

    synchronized void came(long frames) {
        captured += frames;
    }

    synchronized void delivered() {
        delivered++;
    }

    synchronized void dropped(DropReason reason, long frames) {
        if (frames > 0) {
            dropped.merge(reason, frames, Long::sum);
        }
    }

    synchronized FrameCounts counts() {
        return new FrameCounts(captured, delivered, dropped);
    }
}

package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.LivenessChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last changes of a feed, and those that the listeners have still to be told. For one thread at a time. */
final class ChangeHistory {

    private final Deque<LivenessChange> kept = new ArrayDeque<>();
    private final Deque<LivenessChange> untold = new ArrayDeque<>();
    private long dropped;

    void add(LivenessChange change) {
        if (kept.size() == FeedLiveness.MAXIMUM_CHANGES) {
            kept.removeFirst();
        }
        kept.addLast(change);
        if (untold.size() == FeedLiveness.MAXIMUM_CHANGES) {
            untold.removeFirst();
            dropped++;
        }
        untold.addLast(change);
    }

    List<LivenessChange> kept() {
        return List.copyOf(kept);
    }

    /** Takes what has not been told yet. */
    List<LivenessChange> takeUntold() {
        List<LivenessChange> taken = new ArrayList<>(untold);
        untold.clear();
        return taken;
    }

    /** Changes that no listener was told, since the listeners were too slow. */
    long dropped() {
        return dropped;
    }
}

package io.qilian.bundles.modellibrary.internal.batching;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import java.time.Duration;
import java.util.List;

/** A run under way and how many still wait for it; guarded by its batcher's lock. */
final class SharedRun {

    private final CallDeadline deadline;
    private int interested;

    /** A run that may last as long as the most patient of its calls. */
    SharedRun(List<? extends BatchCall<?, ?>> calls) {
        long longestNs = calls.stream()
                .mapToLong(call -> call.offer.deadline().remainingNs())
                .max()
                .orElse(0);
        this.deadline = CallDeadline.in(Duration.ofNanos(longestNs));
        this.interested = calls.size();
    }

    CallDeadline deadline() {
        return deadline;
    }

    /** One of the calls is given up; true if it was the last, and the run is to be ended. */
    boolean leave() {
        interested--;
        return interested == 0;
    }
}

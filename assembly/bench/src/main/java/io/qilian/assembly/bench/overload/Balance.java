package io.qilian.assembly.bench.overload;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the frames of one feed.
 *
 * @param captured frames that came from its camera
 * @param droppedByFeed by reason
 * @param droppedByRoute since too many were under way, or the route was being stopped
 * @param lane what the model's lane did
 * @param seen frames that reached the scene
 */
record Balance(
        long captured, Map<DropReason, Long> droppedByFeed, long droppedByRoute, LaneStatistics lane, long seen) {

    static Balance of(FrameCounts counts, long droppedByRoute, LaneStatistics lane, long seen) {
        return new Balance(counts.captured(), counts.dropped(), droppedByRoute, lane, seen);
    }

    /** Frames of which nobody knows what became of them; none, if the platform keeps its promise. */
    long missing() {
        long dropped =
                droppedByFeed.values().stream().mapToLong(Long::longValue).sum() + droppedByRoute;
        return captured - dropped - lane.replaced() - lane.discarded() - analysed();
    }

    private long analysed() {
        return lane.analysed() + lane.failed();
    }

    /** Sums over feeds, by what became of the frames. */
    static Map<String, Long> total(Iterable<Balance> balances) {
        Map<String, Long> total = new TreeMap<>();
        for (Balance each : balances) {
            total.merge("captured", each.captured, Long::sum);
            total.merge("analysed", each.lane.analysed(), Long::sum);
            total.merge("analysed: after the scene had stopped", each.analysed() - each.seen, Long::sum);
            total.merge("failed", each.lane.failed(), Long::sum);
            total.merge("dropped: replaced by a newer one", each.lane.replaced(), Long::sum);
            total.merge("dropped: lane closed", each.lane.discarded(), Long::sum);
            total.merge("dropped: route full or closing", each.droppedByRoute, Long::sum);
            each.droppedByFeed.forEach((reason, number) ->
                    total.merge("dropped: " + reason.name().toLowerCase(Locale.ROOT), number, Long::sum));
        }
        return total;
    }
}

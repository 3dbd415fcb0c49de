package io.qilian.bundles.hj212.api;

import java.util.Map;

/**
 * What was counted of a feed since it was opened. Immutable.
 *
 * @param counts each counter
 * @param rejections how often each reason was met
 */
public record Hj212Figures(Map<Hj212Counter, Long> counts, Map<RejectionReason, Long> rejections) {

    /** Copies the maps. */
    public Hj212Figures {
        counts = Map.copyOf(counts);
        rejections = Map.copyOf(rejections);
    }

    /**
     * One count.
     *
     * @param counter what was counted
     * @return how often; 0 if never
     */
    public long of(Hj212Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /**
     * The count of one reason.
     *
     * @param reason why something was not taken
     * @return how often; 0 if never
     */
    public long of(RejectionReason reason) {
        return rejections.getOrDefault(reason, 0L);
    }
}

package io.qilian.bundles.feeds.api;

import java.util.Map;

/**
 * What became of the frames that a source sent: {@code captured} is {@code delivered} and all that were dropped, but for
 * one that may be in hand.
 *
 * @param captured frames that came, whole or not, since the feed was added
 * @param delivered frames handed on to those who analyse them
 * @param dropped the others by reason; reasons that did not occur are absent
 */
public record FrameCounts(long captured, long delivered, Map<DropReason, Long> dropped) {

    /** Nothing has come yet. */
    public static final FrameCounts NONE = new FrameCounts(0, 0, Map.of());

    /**
     * Copies the map.
     *
     * @throws NullPointerException if it is missing
     */
    public FrameCounts {
        dropped = Map.copyOf(dropped);
    }

    /**
     * Frames dropped for one reason.
     *
     * @param reason the reason
     * @return how many
     */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}

package io.qilian.bundles.feeds.api;

/**
 * How good the connection of a feed was in the last hour, by frames that came of those that the stream announces, by
 * connections made anew, and by stalls, as network video recorders grade it.
 */
public enum ConnectionQuality {
    /** No reconnect, at least 0.9 of the frames, fewer than 5 stalls. */
    EXCELLENT,
    /** At most 2 reconnects, at least 0.6 of the frames, fewer than 20 stalls. */
    FAIR,
    /** Worse than fair, not unusable. */
    POOR,
    /** Less than 0.1 of the frames, or more than 10 reconnects, or more than 100 stalls. */
    UNUSABLE,
    /** Nobody needed the feed, or not for a minute yet. */
    UNKNOWN
}

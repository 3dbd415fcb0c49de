package io.qilian.bundles.feeds.api;

/** How an aspect of a feed is doing. */
public enum LivenessState {
    /** Well. */
    UP,
    /** Ill. */
    DOWN,
    /** It cannot be told: nobody needs the feed, or what this aspect presumes is not there. */
    UNKNOWN
}

package io.qilian.bundles.feeds.api;

/** What a feed is doing. */
public enum FeedState {
    /** Nobody needs it; it is not connected. */
    IDLE,
    /** Its file says that it is not to be connected, whoever needs it. */
    PAUSED,
    /** It is being opened. */
    CONNECTING,
    /** Frames come. */
    RUNNING,
    /** The connection failed; another attempt follows. */
    WAITING,
    /** The file has been read to its end. */
    ENDED,
    /** It cannot be read, and another attempt would not help. */
    FAILED
}

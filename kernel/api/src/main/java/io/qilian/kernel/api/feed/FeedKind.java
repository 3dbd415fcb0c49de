package io.qilian.kernel.api.feed;

/** What a feed carries. */
public enum FeedKind {
    /** Frames of a camera or a video file. */
    VIDEO,
    /** Readings of a sensor or a station. */
    SENSOR
}

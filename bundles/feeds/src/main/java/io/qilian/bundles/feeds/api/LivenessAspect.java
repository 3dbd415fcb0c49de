package io.qilian.bundles.feeds.api;

/** What can be well or ill about a feed, each told apart from the others and each presuming the one before it. */
public enum LivenessAspect {
    /** The connection to the source. */
    LINK,
    /** Media come: packets of the video, whether or not they can be decoded. */
    MEDIA,
    /** What comes can be decoded into frames. */
    DECODABLE,
    /** The frames show what the camera is there for. */
    USEFUL
}

package io.qilian.bundles.feeds.api;

/** Why an aspect of a feed is in its state. The figure that goes with it is described at each. */
public enum LivenessReason {
    /** Nobody needs the feed, so it is not connected. */
    UNWATCHED,
    /** The file has been read to its end. */
    ENDED,
    /** Too little was seen to tell. */
    STARTING,
    /** The connection stands. Figure: seconds since it was made. */
    CONNECTED,
    /** Nothing listens at the address. Figure: seconds without a connection. */
    REFUSED,
    /** No answer came in time. Figure: seconds without a connection. */
    NO_ANSWER,
    /** The connection broke off. Figure: seconds without a connection. */
    LOST,
    /** The source refuses the user. Figure: seconds without a connection. */
    UNAUTHORISED,
    /** There is no such host, path or file. Figure: seconds without a connection. */
    NOT_FOUND,
    /** Media come. Figure: bytes a second since the last look. */
    FLOWING,
    /** No media come. Figure: seconds of silence. */
    SILENT,
    /** Nothing to decode: no media come. */
    NO_MEDIA,
    /** Frames are decoded. Figure: the share of damaged ones in the last 20 s, 0 to 1. */
    DECODING,
    /** Too many frames are damaged. Figure: their share in the last 20 s, 0 to 1. */
    DAMAGED,
    /** Media come and give no frame. Figure: seconds without a frame. */
    UNDECODABLE,
    /** Nothing to look at: no frames come. */
    NO_FRAMES,
    /** The pictures are in order. Figure: the correlation with the known view, -1 to 1. */
    CLEAR,
    /** Exactly the same picture again and again. Figure: seconds. */
    FROZEN,
    /** A black picture. Figure: mean luminance, 0 to 255. */
    BLACK,
    /** An overexposed or white picture. Figure: mean luminance, 0 to 255. */
    WHITE,
    /** One grey all over. Figure: standard deviation of the luminance. */
    GREY,
    /** Something lies before the lens. Figure: contrast as a share of the usual one. */
    COVERED,
    /** Out of focus. Figure: detail as a share of the usual one. */
    DEFOCUSED,
    /** The camera shows another view. Figure: the correlation with the known view, -1 to 1. */
    MOVED
}

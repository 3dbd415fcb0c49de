package io.qilian.bundles.feeds.api;

/** Why a frame that came from the source was not handed on. */
public enum DropReason {
    /** It could not be decoded whole. */
    DAMAGED,
    /** It came after a damaged one, or after the opening, and before the next key frame. */
    QUARANTINED,
    /** Only key frames are decoded, and it was none. */
    NO_KEY_FRAME,
    /** More came than the feed's {@code analysedFps}. */
    ABOVE_RATE,
    /** Nothing moved in it. */
    STILL,
    /** It could not be masked or compared, and was therefore not shown. */
    UNMASKED,
    /** Whoever took the frames had just left, or waits for a run of its own. */
    UNWANTED
}

package io.qilian.bundles.media.api;

/** How a picture of one aspect is brought into a tensor of another. */
public enum Fit {
    /** Width and height are scaled by themselves. */
    STRETCH,
    /** Scaled as a whole, in the middle, with equal borders. */
    LETTERBOX,
    /** Scaled as a whole, in the upper left corner, with a border to the right or below. */
    LETTERBOX_TOP_LEFT
}

package io.qilian.bundles.vision.api.counting;

/**
 * Which point of an object's box says where the object is. Where a part of the box is hidden, at the picture's edge or
 * behind something, the point is worked out from the part that is seen and the size that the object had before.
 */
public enum Anchor {
    /** Middle of the lower edge, where the object touches the ground: for cameras that look along the ground. */
    GROUND,
    /** Middle of the box: for cameras that look straight down, and for lines drawn through the air. */
    CENTRE
}

package io.qilian.bundles.vision.api.counting;

/**
 * Which way a line is crossed. Left and right are those of one who stands on the line's first point and looks to its
 * last, in the picture as it is shown: for a line drawn from the left of the picture to the right, left is up.
 */
public enum Direction {
    /** From the left of the line to its right. */
    FORWARD,
    /** From the right of the line to its left. */
    BACKWARD
}

package io.qilian.bundles.media.api;

/** How pixels are computed when a picture is scaled. */
public enum Interpolation {
    /** Weighs the pixels that a target pixel covers by distance. */
    BILINEAR,
    /** Averages the pixels that a target pixel covers. */
    AREA,
    /** Cubic, sharper than bilinear. */
    BICUBIC
}

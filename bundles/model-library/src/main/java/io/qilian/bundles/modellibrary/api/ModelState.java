package io.qilian.bundles.modellibrary.api;

/** Whether a version can be used. */
public enum ModelState {
    /** Its card and files are in order; it is about to be loaded for the first time, which shows whether they fit. */
    UNPROVEN,
    /** It has been loaded and has passed its golden samples; nobody uses it, so it is not in memory. */
    AVAILABLE,
    /** It is in memory and has passed its golden samples. */
    LOADED,
    /** It cannot be used; the problem says why. */
    REFUSED
}

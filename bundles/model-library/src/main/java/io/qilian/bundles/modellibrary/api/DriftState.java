package io.qilian.bundles.modellibrary.api;

/** Where the watch over one feed and one version of a model stands. */
public enum DriftState {
    /** The frames of this half hour of the day become the baseline; nothing is judged. */
    LEARNING,
    /** The frames are compared with the baseline, and are like it. */
    WATCHING,
    /** At least one quantity has drifted away from the baseline. */
    DRIFTED
}

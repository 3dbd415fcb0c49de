package io.qilian.bundles.modellibrary.internal.processor;

/** For whom a model runs. */
public enum Use {
    /** Frames in their lanes, and the calls of scenes: what the platform is there for. */
    SCENES,
    /** Calls of programs elsewhere. */
    PROGRAMS
}

package io.qilian.bundles.modellibrary.api;

/** Why a frame was not analysed. */
public enum DropReason {
    /** A newer frame of the same feed came before a processor was free. */
    REPLACED,
    /** The caller handed over more frames that must not be dropped than the lane holds. */
    OVERFLOW,
    /** The lane was closed. */
    CLOSED
}

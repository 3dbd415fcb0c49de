package io.qilian.bundles.feeds.internal.connection;

/** How an opening came to its end. */
public enum Outcome {
    /** The host has answered, if only to refuse. */
    ANSWERED,
    /** The host could not be reached, or was silent. */
    FAILED,
    /** It was given up, or says nothing about the host. */
    ABANDONED
}

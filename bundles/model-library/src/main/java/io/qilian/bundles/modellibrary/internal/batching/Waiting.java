package io.qilian.bundles.modellibrary.internal.batching;

/** A call that waits to share a run. Times are those of one monotonic clock, in nanoseconds. */
interface Waiting {

    /** Calls of equal kinds can share a run. */
    Object kind();

    /** How much of a run it takes, at least 1. */
    int rows();

    /** Who calls; sources take turns. */
    Object source();

    /** Lower goes first. */
    int priority();

    /** When it came. */
    long arrivedNs();

    /** Until when it is of use. */
    long deadlineNs();
}

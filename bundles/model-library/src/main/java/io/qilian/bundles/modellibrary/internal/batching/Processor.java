package io.qilian.bundles.modellibrary.internal.batching;

import io.qilian.bundles.modellibrary.api.CallDeadline;

/** What shared runs run on, and what is told to calls that do not get there. */
public interface Processor {

    /** Waits for a place to run on; whoever gets one leaves it. Throws what the caller is told if there is none. */
    void enter(CallDeadline deadline);

    /** Gives the place back. */
    void leave();

    /** What is told when too many wait. */
    RuntimeException full(int mostWaiting);

    /** What is told when the time is over, or the caller has given up. */
    RuntimeException ended(CallDeadline deadline);

    /** What is told when the caller's thread is stopped. */
    RuntimeException stopped(InterruptedException e);
}

package io.qilian.assembly.bench.churn;

/** What is done to a feed, and undone some time later. */
enum Deed {
    /** Its camera dies. */
    KILL,
    /** Its camera sends nothing any more. */
    STALL,
    /** Its file is taken away. */
    REMOVE,
    /** It is paused. */
    PAUSE,
    /** Its settings change while its camera runs; nothing is undone. */
    CHANGE,
    /** The scene on it is stopped. */
    UNWATCH
}

package io.qilian.bundles.modellibrary.internal.benchmark;

/** What one caller does again and again. For one thread; only {@link #cancel()} comes from another. */
interface Workload extends AutoCloseable {

    /** Runs the model once. */
    void call();

    /** Ends a call that is under way, if that is possible. */
    default void cancel() {}

    @Override
    void close();
}

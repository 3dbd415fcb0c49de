package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.onnx.api.OnnxCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends runs whose time is over. One task of the timer stands for all runs: a task for each would wake the timer's thread
 * with every run, on a processor that a run needs. The runtime forgets a request to end that comes before the run has
 * begun, so it is repeated until the run has ended. There are as many watches as runs, which places bound. Thread-safe.
 */
final class RunWatches {

    private static final long REPEAT_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ScheduledExecutorService timer;
    private final List<RunWatch> running = new ArrayList<>();
    private ScheduledFuture<?> next;
    private long nextNs;

    RunWatches(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Watches a run that is about to begin; its caller ends the watch. */
    RunWatch begin(OnnxCall call, CallDeadline deadline) {
        RunWatch watch = new RunWatch(this, call, deadline);
        synchronized (this) {
            running.add(watch);
            lookAt(watch.dueNs());
        }
        deadline.whenCancelled(() -> hurry(watch));
        return watch;
    }

    private synchronized void hurry(RunWatch watch) {
        if (running.contains(watch)) {
            watch.dueAt(System.nanoTime());
            lookAt(watch.dueNs());
        }
    }

    /** Nothing is to be done while a task stands for this time or an earlier one. */
    private void lookAt(long dueNs) {
        if (next != null && nextNs - dueNs <= 0) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        nextNs = dueNs;
        next = timer.schedule(this::look, dueNs - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        // Not under this lock: a watch holds its own while it ends a run.
        takeDue().forEach(RunWatch::terminate);
    }

    private synchronized List<RunWatch> takeDue() {
        next = null;
        long nowNs = System.nanoTime();
        List<RunWatch> due = new ArrayList<>();
        for (RunWatch watch : running) {
            if (watch.dueNs() - nowNs <= 0) {
                due.add(watch);
                watch.dueAt(nowNs + REPEAT_NS);
            }
            lookAt(watch.dueNs());
        }
        return due;
    }

    synchronized void forget(RunWatch watch) {
        running.remove(watch);
    }
}

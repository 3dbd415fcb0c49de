package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.onnx.api.OnnxCall;

/** Ends one run whose time is over. */
final class RunWatch {

    private final RunWatches all;
    private final OnnxCall call;
    private final CallDeadline deadline;
    private boolean ended;
    private boolean terminated;

    /** When it is to be ended, for the first time or once more; guarded by all watches. */
    private long dueNs;

    RunWatch(RunWatches all, OnnxCall call, CallDeadline deadline) {
        this.all = all;
        this.call = call;
        this.deadline = deadline;
        this.dueNs = System.nanoTime() + deadline.remainingNs();
    }

    long dueNs() {
        return dueNs;
    }

    void dueAt(long ns) {
        dueNs = ns;
    }

    synchronized void terminate() {
        if (!ended) {
            terminated = true;
            call.terminate();
        }
    }

    /** Ends the watch; true if the call was asked to end, and so must not be used again. */
    boolean end() {
        deadline.release();
        all.forget(this);
        synchronized (this) {
            ended = true;
            return terminated;
        }
    }
}

package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.onnx.api.OnnxCall;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends one run whose time is over. The runtime forgets a request to end that comes before the run has begun, so it is
 * repeated until the run has ended.
 */
final class RunWatch {

    private static final long REPEAT_MS = 10;

    private final OnnxCall call;
    private final CallDeadline deadline;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> late;
    private ScheduledFuture<?> givenUp;
    private boolean ended;
    private boolean terminated;

    RunWatch(OnnxCall call, CallDeadline deadline, ScheduledExecutorService timer) {
        this.call = call;
        this.deadline = deadline;
        this.timer = timer;
        this.late = schedule(TimeUnit.NANOSECONDS.toMillis(deadline.remainingNs()) + 1);
        deadline.whenCancelled(this::giveUp);
    }

    private ScheduledFuture<?> schedule(long delayMs) {
        return timer.scheduleWithFixedDelay(this::terminate, delayMs, REPEAT_MS, TimeUnit.MILLISECONDS);
    }

    private synchronized void giveUp() {
        if (!ended && givenUp == null) {
            givenUp = schedule(0);
        }
    }

    private synchronized void terminate() {
        if (!ended) {
            terminated = true;
            call.terminate();
        }
    }

    /** Ends the watch; true if the call was asked to end, and so must not be used again. */
    boolean end() {
        deadline.release();
        late.cancel(false);
        synchronized (this) {
            ended = true;
            if (givenUp != null) {
                givenUp.cancel(false);
            }
            return terminated;
        }
    }
}

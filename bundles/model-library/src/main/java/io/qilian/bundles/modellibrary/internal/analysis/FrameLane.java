package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/**
 * One feed's frames through one model. One frame waits and is replaced by a newer one; frames that must be analysed
 * wait in a queue of their own. Several frames may be under way at once; their answers are put back into the order of
 * the frames. A lane ends by itself when it has been closed and its last frame is through.
 */
final class FrameLane {

    /** Frames of one lane that may be under way at once; the window for putting answers in order. */
    private static final int WINDOW = 64;

    private final String feed;
    private final OpenModel model;
    private final ProcessorPool pool;
    private final InstantSource clock;
    private final LaneInference inference;
    private final int limit;
    private final Runnable turn = this::runNext;
    private final ArrayDeque<LaneJob> mandatory = new ArrayDeque<>();
    private final LaneJob[] window = new LaneJob[WINDOW];
    private final LaneCounters counters = new LaneCounters();
    private LaneJob latest;
    private LaneJob last;
    private long nextTicket;
    private long nextDelivery;
    private int running;
    private boolean queued;
    private boolean delivering;
    private boolean closed;

    FrameLane(String feed, OpenModel model, ProcessorPool pool, InstantSource clock, LaneInference inference) {
        this.feed = feed;
        this.model = model;
        this.pool = pool;
        this.clock = clock;
        this.inference = inference;
        this.limit = Math.min(pool.size(), WINDOW);
    }

    void hand(Frame frame, boolean required, AnalysisSink sink) {
        LaneJob losing = null;
        DropReason reason = DropReason.REPLACED;
        Observation ready = null;
        synchronized (this) {
            if (closed) {
                counters.refused();
                reason = DropReason.CLOSED;
            } else if (last != null && last.isAbout(frame)) {
                if (!last.delivered()) {
                    last.join(sink);
                    return;
                }
                ready = last.answer();
            } else if (required && mandatory.size() == AnalysisLane.MAXIMUM_MANDATORY) {
                counters.refused();
                reason = DropReason.OVERFLOW;
            } else {
                losing = enter(new LaneJob(frame, sink), required);
                sink = null;
            }
        }
        if (ready != null) {
            Observation answer = ready;
            AnalysisSink waiting = sink;
            LaneJob.tell(() -> waiting.observed(answer, frame));
        } else if (sink != null) {
            AnalysisSink waiting = sink;
            DropReason told = reason;
            LaneJob.tell(() -> waiting.dropped(told));
        } else if (losing != null) {
            losing.drop(DropReason.REPLACED);
        }
    }

    /** Puts a job into its place; gives the one that had to make way. */
    private LaneJob enter(LaneJob job, boolean required) {
        counters.offered();
        LaneJob losing = null;
        if (required) {
            mandatory.add(job);
        } else {
            losing = latest;
            latest = job;
            if (losing != null) {
                counters.replaced();
            }
        }
        last = job;
        queueIfUseful();
        return losing;
    }

    private void queueIfUseful() {
        boolean waiting = latest != null || !mandatory.isEmpty();
        if (waiting && !queued && running < limit && nextTicket - nextDelivery < WINDOW) {
            queued = true;
            pool.queue(turn);
        }
    }

    private void runNext() {
        if (!pool.enter()) {
            return;
        }
        LaneJob job;
        LaneInference.Seen seen;
        try {
            // The frame is chosen when there is a processor for it, not before: it is the latest then.
            job = next();
            if (job == null) {
                return;
            }
            seen = inference.see(job.frame());
        } finally {
            pool.leave();
        }
        try (seen) {
            answered(job, seen.answer());
            seen.lookOn();
        }
    }

    private synchronized LaneJob next() {
        queued = false;
        LaneJob job = mandatory.poll();
        if (job == null) {
            job = latest;
            latest = null;
        }
        if (job != null) {
            job.number(nextTicket++);
            running++;
            queueIfUseful();
        }
        return job;
    }

    private void answered(LaneJob job, Observation answer) {
        synchronized (this) {
            job.answer(answer);
            running--;
            window[(int) (job.ticket() % WINDOW)] = job;
            queueIfUseful();
        }
        deliverInOrder();
    }

    /** One thread at a time hands out what is next; the others leave theirs in the window. */
    private void deliverInOrder() {
        while (true) {
            LaneJob next;
            List<AnalysisSink> waiting;
            synchronized (this) {
                next = window[(int) (nextDelivery % WINDOW)];
                if (delivering || next == null) {
                    releaseIfDone();
                    return;
                }
                delivering = true;
                waiting = next.beginDelivery();
            }
            try {
                next.deliver(waiting);
            } finally {
                synchronized (this) {
                    counters.answered(next.answer(), clock.instant());
                    window[(int) (nextDelivery % WINDOW)] = null;
                    nextDelivery++;
                    delivering = false;
                    queueIfUseful();
                }
            }
        }
    }

    void close() {
        List<LaneJob> waiting;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (latest != null) {
                mandatory.add(latest);
                latest = null;
            }
            waiting = List.copyOf(mandatory);
            mandatory.clear();
            counters.discarded(waiting.size());
        }
        waiting.forEach(job -> job.drop(DropReason.CLOSED));
        synchronized (this) {
            releaseIfDone();
        }
    }

    private void releaseIfDone() {
        if (closed && running == 0 && !delivering && nextTicket == nextDelivery) {
            model.close();
        }
    }

    synchronized LaneStatistics statistics() {
        return counters.statistics(feed, model.reference().toString());
    }
}

package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

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

    FrameLane(String feed, OpenModel model, ProcessorPool pool, InstantSource clock) {
        this.feed = feed;
        this.model = model;
        this.pool = pool;
        this.clock = clock;
        this.limit = Math.min(pool.size(), WINDOW);
    }

    void hand(Frame frame, boolean required, AnalysisSink sink) {
        LaneJob losing = null;
        DropReason reason = DropReason.REPLACED;
        Observation ready = null;
        synchronized (this) {
            if (closed) {
                reason = DropReason.CLOSED;
            } else if (last != null && last.isAbout(frame)) {
                if (!last.delivered()) {
                    last.join(sink);
                    return;
                }
                ready = last.answer();
            } else if (required && mandatory.size() == AnalysisLane.MAXIMUM_MANDATORY) {
                counters.overflow();
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
        LaneJob job;
        synchronized (this) {
            queued = false;
            job = mandatory.poll();
            if (job == null) {
                job = latest;
                latest = null;
            }
            if (job == null) {
                return;
            }
            job.number(nextTicket++);
            running++;
            queueIfUseful();
        }
        Observation answer = infer(job.frame());
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

    private Observation infer(Frame frame) {
        try {
            Picture picture = frame.pixels()
                    .unwrap(Picture.class)
                    .orElseThrow(() -> new IllegalStateException("the frame holds no picture of bundles/media"));
            return model.use(version -> detect(version, frame, picture));
        } catch (ProblemException e) {
            return answer(
                    frame,
                    model.current().version(),
                    List.of(),
                    Optional.of(e.problem().what()));
        } catch (RuntimeException e) {
            return answer(frame, model.current().version(), List.of(), Optional.of(e.toString()));
        }
    }

    private Observation detect(LoadedVersion version, Frame frame, Picture picture) {
        List<Detection> found = version.detect(picture, PictureRegion.whole(picture));
        return answer(frame, version.version(), found, Optional.empty());
    }

    private Observation answer(Frame frame, ModelVersion version, List<Detection> found, Optional<String> failure) {
        return new Observation(
                "",
                feed,
                frame.run(),
                frame.sequence(),
                frame.pixels().width(),
                frame.pixels().height(),
                frame.capturedAt(),
                frame.ingestedAt(),
                clock.instant(),
                version,
                failure,
                found,
                List.of(),
                frame.traceId());
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

    /** What the lane has done; guarded by the lane. */
    private static final class LaneCounters {
        private long offered;
        private long analysed;
        private long failed;
        private long replaced;
        private long discarded;
        private double lastAgeMs;

        void offered() {
            offered++;
        }

        void replaced() {
            replaced++;
        }

        void overflow() {
            offered++;
            discarded++;
        }

        void discarded(int number) {
            discarded += number;
        }

        void answered(Observation answer, Instant now) {
            if (answer.failure().isPresent()) {
                failed++;
            } else {
                analysed++;
            }
            lastAgeMs = Duration.between(answer.ingestedAt(), now).toNanos() / 1e6;
        }

        LaneStatistics statistics(String feed, String model) {
            return new LaneStatistics(feed, model, offered, analysed, failed, replaced, discarded, lastAgeMs);
        }
    }
}

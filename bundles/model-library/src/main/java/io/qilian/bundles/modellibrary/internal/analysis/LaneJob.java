package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One frame on its way through a lane, with those who wait for its answer. Guarded by its lane. */
final class LaneJob {

    private static final Logger log = LoggerFactory.getLogger(LaneJob.class);

    private final Frame frame;
    private final List<AnalysisSink> sinks = new ArrayList<>(2);
    private Observation answer;
    private boolean delivered;
    private long ticket;

    LaneJob(Frame frame, AnalysisSink sink) {
        this.frame = frame.retain();
        sinks.add(sink);
    }

    boolean isAbout(Frame other) {
        return frame.sequence() == other.sequence() && frame.run().equals(other.run());
    }

    Frame frame() {
        return frame;
    }

    void join(AnalysisSink sink) {
        sinks.add(sink);
    }

    void number(long given) {
        ticket = given;
    }

    long ticket() {
        return ticket;
    }

    void answer(Observation seen) {
        answer = seen;
    }

    boolean answered() {
        return answer != null;
    }

    Observation answer() {
        return answer;
    }

    boolean delivered() {
        return delivered;
    }

    /** Marks the job as delivered; who comes later takes the answer at once. */
    List<AnalysisSink> beginDelivery() {
        delivered = true;
        return List.copyOf(sinks);
    }

    void deliver(List<AnalysisSink> waiting) {
        for (AnalysisSink sink : waiting) {
            tell(() -> sink.observed(answer, frame));
        }
        frame.close();
    }

    void drop(DropReason reason) {
        for (AnalysisSink sink : sinks) {
            tell(() -> sink.dropped(reason));
        }
        frame.close();
    }

    static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // One caller's fault must not keep the answer from the others that share the frame.
            log.error("A caller failed to take the answer for a frame", e);
        }
    }
}

package io.qilian.bundles.camel.internal;

import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Models that see nothing in each frame: at once, or when a test says so. */
final class FakeModels implements FrameAnalysis {

    private final List<FakeLane> open = new CopyOnWriteArrayList<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<String> handed = new CopyOnWriteArrayList<>();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private volatile Optional<DropReason> dropping = Optional.empty();
    private volatile String missing = "";
    private volatile String defective = "";
    private volatile boolean holding;

    private record Waiting(Frame frame, AnalysisSink sink) {}

    /** Answers wait until {@link #answerNext()}. */
    void hold() {
        holding = true;
    }

    void drop(DropReason reason) {
        dropping = Optional.of(reason);
    }

    /** A model that is not in the library; none if empty. */
    void missing(String name) {
        missing = name;
    }

    /** A model on whose opening the library fails. */
    void breakDown(String name) {
        defective = name;
    }

    /** Answers the frame that has waited longest; false if none waits. */
    boolean answerNext() {
        Waiting next = waiting.poll();
        if (next == null) {
            return false;
        }
        try (Frame frame = next.frame) {
            answer(frame, next.sink);
        }
        return true;
    }

    int waiting() {
        return waiting.size();
    }

    /** The lanes that are open, as {@code feed→model}. */
    List<String> lanes() {
        return open.stream().map(lane -> lane.name).toList();
    }

    /** The lanes that have ever been opened. */
    List<String> opened() {
        return opened;
    }

    /** What was handed in: {@code offered} or {@code required}, and the frame's number. */
    List<String> handed() {
        return handed;
    }

    static Problem problem(String model) {
        return Problem.of(
                "model.unknown", ProblemKind.INPUT, "There is no such model", model, "Name one that is there");
    }

    @Override
    public AnalysisLane open(String feed, ModelReference model) {
        if (model.name().equals(missing)) {
            throw new ProblemException(problem(model.toString()));
        }
        if (model.name().equals(defective)) {
            throw new IllegalStateException("the library is closed");
        }
        FakeLane lane = new FakeLane(feed + "→" + model);
        opened.add(lane.name);
        open.add(lane);
        return lane;
    }

    private static void answer(Frame frame, AnalysisSink sink) {
        sink.observed(
                ObservationBuilder.observation()
                        .from(frame.feed(), frame.run())
                        .sequence(frame.sequence())
                        .at(frame.capturedAt())
                        .build(),
                frame);
    }

    private final class FakeLane implements AnalysisLane {

        private final String name;

        FakeLane(String name) {
            this.name = name;
        }

        @Override
        public void offer(Frame frame, AnalysisSink sink) {
            hand("offered", frame, sink);
        }

        @Override
        public void require(Frame frame, AnalysisSink sink) {
            hand("required", frame, sink);
        }

        private void hand(String how, Frame frame, AnalysisSink sink) {
            handed.add(how + " " + frame.sequence());
            if (dropping.isPresent()) {
                sink.dropped(dropping.get());
            } else if (holding) {
                waiting.add(new Waiting(frame.retain(), sink));
            } else {
                answer(frame, sink);
            }
        }

        @Override
        public LaneStatistics statistics() {
            return new LaneStatistics("", name, 0, 0, 0, 0, 0, 0);
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }
}

package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.Lanes;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The lanes that are open, each shared by those who name the same feed and model. */
public final class FrameLanes implements FrameAnalysis, Lanes {

    /** Most lanes at once. */
    static final int MAXIMUM_LANES = 1024;

    private record Key(String feed, ModelReference model) {}

    private static final class Shared {
        final FrameLane lane;
        int callers;

        Shared(FrameLane lane) {
            this.lane = lane;
        }
    }

    private final FolderModelLibrary library;
    private final ProcessorPool pool;
    private final InstantSource clock;
    private final FrameSplits splits;
    private final AnalysisWatch watch;
    private final Map<Key, Shared> lanes = new LinkedHashMap<>();

    /**
     * No lanes yet.
     *
     * @param library where models come from
     * @param pool the threads that run them
     * @param clock the time of day
     * @param splits which lanes' frames two versions see
     * @param watch is shown the frames that were analysed
     */
    public FrameLanes(
            FolderModelLibrary library,
            ProcessorPool pool,
            InstantSource clock,
            FrameSplits splits,
            AnalysisWatch watch) {
        this.library = library;
        this.pool = pool;
        this.clock = clock;
        this.splits = splits;
        this.watch = watch;
    }

    @Override
    public synchronized AnalysisLane open(String feed, ModelReference model) {
        Key key = new Key(feed, model);
        Shared shared = lanes.get(key);
        if (shared == null) {
            if (lanes.size() == MAXIMUM_LANES) {
                throw new ProblemException(Problem.of(
                        "model.too-many-lanes",
                        ProblemKind.RESOURCE,
                        "There are " + MAXIMUM_LANES + " pairs of feed and model at work already",
                        feed + " through " + model,
                        "Disable a scene, or move feeds to another machine"));
            }
            shared = new Shared(newLane(feed, requireDetector(library.open(model))));
            lanes.put(key, shared);
        }
        shared.callers++;
        return new Caller(key, shared);
    }

    private FrameLane newLane(String feed, OpenModel model) {
        LaneInference inference = new LaneInference(feed, model, clock, splits, watch, pool);
        return new FrameLane(feed, model, pool, clock, inference);
    }

    private static OpenModel requireDetector(OpenModel model) {
        if (model.current().detector()) {
            return model;
        }
        model.close();
        throw new ProblemException(Problem.of(
                "model.no-detector",
                ProblemKind.INPUT,
                "The model does not find objects in pictures, so it cannot run on the frames of a feed",
                model.reference().toString(),
                "Name a detector; model:list and model:info show what there is"));
    }

    /**
     * The feeds whose frames go through a model.
     *
     * @param model the model as it was asked for
     * @return the feeds' names
     */
    public synchronized List<String> feeds(ModelReference model) {
        return lanes.keySet().stream()
                .filter(key -> key.model().equals(model))
                .map(Key::feed)
                .toList();
    }

    @Override
    public synchronized List<LaneStatistics> lanes() {
        return lanes.values().stream().map(shared -> shared.lane.statistics()).toList();
    }

    private synchronized void leave(Key key, Shared shared) {
        shared.callers--;
        if (shared.callers == 0) {
            lanes.remove(key);
            shared.lane.close();
        }
    }

    /** One caller's share of a lane. */
    private final class Caller implements AnalysisLane {

        private final Key key;
        private final Shared shared;
        private final AtomicBoolean closed = new AtomicBoolean();

        Caller(Key key, Shared shared) {
            this.key = key;
            this.shared = shared;
        }

        @Override
        public void offer(Frame frame, AnalysisSink sink) {
            shared.lane.hand(frame, false, sink);
        }

        @Override
        public void require(Frame frame, AnalysisSink sink) {
            shared.lane.hand(frame, true, sink);
        }

        @Override
        public LaneStatistics statistics() {
            return shared.lane.statistics();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave(key, shared);
            }
        }
    }
}

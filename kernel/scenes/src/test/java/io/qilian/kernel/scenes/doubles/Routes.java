package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import io.qilian.kernel.testkit.CountedPixels;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Routes to scenes on which a test brings observations by hand. */
public final class Routes implements ScenePipelines {

    private static final FeedRun RUN = new FeedRun("00000000000000aa", false);

    private final Map<String, SceneInbox> inboxes = new ConcurrentHashMap<>();
    private final List<ScenePlan> plans = new CopyOnWriteArrayList<>();
    private volatile Optional<Problem> problem = Optional.empty();

    /** What scenes have asked for so far. */
    public List<ScenePlan> plans() {
        return plans;
    }

    /** Whether a scene is connected. */
    public boolean connected(String scene) {
        return inboxes.containsKey(scene);
    }

    /** Why scenes cannot be connected from now on. */
    public void problem(Optional<Problem> now) {
        problem = now;
    }

    /** Brings a scene one observation. */
    public void observe(String scene, int sequence) {
        Observation seen = ObservationBuilder.observation()
                .use("vehicles")
                .from("camera", RUN)
                .sequence(sequence)
                .build();
        try (Frame frame = new Frame(
                "camera",
                RUN,
                sequence,
                seen.capturedAt(),
                seen.ingestedAt(),
                seen.traceId(),
                new CountedPixels(640, 360))) {
            inboxes.get(scene).offer("vehicles", seen, frame, () -> {});
        }
    }

    @Override
    public Connection connect(ScenePlan plan, SceneInbox inbox) {
        problem.ifPresent(why -> {
            throw new ProblemException(why);
        });
        plans.add(plan);
        inboxes.put(plan.scene(), inbox);
        return () -> inboxes.remove(plan.scene(), inbox);
    }
}

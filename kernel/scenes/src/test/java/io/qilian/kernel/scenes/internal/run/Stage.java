package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventType;
import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelLease;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.scenario.Tracking;
import io.qilian.kernel.api.settings.LocalText;
import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import io.qilian.kernel.scenes.internal.event.DatabaseEventLog;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;

/** Scenes on an embedded database, and frames for them. */
final class Stage implements AutoCloseable {

    final List<Problem> problems = new CopyOnWriteArrayList<>();
    final List<String> stacks = new CopyOnWriteArrayList<>();
    private final JdbcConnectionPool database;
    private final DatabaseEventLog log;
    private final List<SceneRun> runs = new ArrayList<>();
    private final List<CountedPixels> pixels = new ArrayList<>();

    record NoSettings() {}

    Stage(Path folder) {
        database = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store"), "sa", "");
        log = new DatabaseEventLog(
                new MigratingStore(database).open("scenes", DatabaseEventLog.class.getClassLoader()),
                InstantSource.system());
    }

    /** A scene with a handler. A scene that ran before is closed. */
    SceneRun run(Function<SceneContext, SceneHandler> handler) {
        runs.forEach(SceneRun::close);
        ScenarioDescriptor descriptor = new ScenarioDescriptor(
                "test",
                "1.0.0",
                new LocalText("Test", "测试"),
                new LocalText("A test", "测试"),
                Set.of(FeedKind.VIDEO),
                List.of(new ModelUse(
                        "vehicles",
                        ModelReference.parse("road-objects"),
                        ModelTrigger.FRAMES,
                        Set.of(),
                        0,
                        Tracking.NONE,
                        0)),
                NoSettings.class,
                List.of(new EventType("test.crossing", new LocalText("A crossing", "越线"))));
        SceneRun run = new SceneRun(new SceneSetup(
                "scene",
                new HandlerScenario(descriptor, handler),
                descriptor,
                new NoSettings(),
                List.of("camera"),
                Duration.ofMillis(300),
                new NoModels(),
                () -> {
                    throw new IllegalStateException("nothing is tracked here");
                },
                log,
                InstantSource.system(),
                (problem, stack) -> {
                    problems.add(problem);
                    stacks.add(stack);
                }));
        run.start();
        runs.add(run);
        return run;
    }

    /** The beginning of a run, and frames of it. */
    void observe(SceneRun scene, FeedRun run, int... sequences) {
        scene.began("camera", run);
        for (int sequence : sequences) {
            Instant at = ObservationBuilder.START.plusMillis(100L * sequence);
            CountedPixels counted = new CountedPixels();
            pixels.add(counted);
            Observation seen = ObservationBuilder.observation()
                    .use("vehicles")
                    .from("camera", run)
                    .sequence(sequence)
                    .at(at)
                    .build();
            try (Frame frame = new Frame("camera", run, sequence, at, at, seen.traceId(), counted)) {
                scene.offer("vehicles", seen, frame, () -> {});
            }
        }
    }

    boolean allFramesGivenBack() {
        return pixels.stream().allMatch(counted -> counted.holders() == 0);
    }

    List<Event> events() {
        return stored().stream().map(StoredEvent::event).toList();
    }

    List<String> lines() {
        return events().stream().map(EventJson::write).toList();
    }

    private List<StoredEvent> stored() {
        return log.find(new EventQuery(Optional.of("scene"), Optional.empty(), 0, 1000, false));
    }

    @Override
    public void close() {
        runs.forEach(SceneRun::close);
        database.dispose();
    }

    private record HandlerScenario(ScenarioDescriptor descriptor, Function<SceneContext, SceneHandler> handler)
            implements Scenario {
        @Override
        public SceneHandler open(SceneContext scene) {
            return handler.apply(scene);
        }
    }

    private static final class NoModels implements SceneModels.OpenModels {
        @Override
        public List<Detection> detect(String use, Frame frame, Box region) {
            return List.of();
        }

        @Override
        public List<Score> classify(String use, Frame frame, Box region) {
            return List.of();
        }

        @Override
        public Map<String, Tensor> run(String use, Map<String, Tensor> inputs) {
            return Map.of();
        }

        @Override
        public ModelLease lease(String use) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}

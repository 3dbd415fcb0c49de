package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.doubles.Waiting.await;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.doubles.NoModels;
import io.qilian.kernel.scenes.doubles.TestScenario;
import io.qilian.kernel.scenes.internal.event.DatabaseEventLog;
import io.qilian.kernel.scenes.internal.event.SceneStore;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.CountedPixels;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;

/** Scenes on an embedded database, and frames for them. */
final class Stage implements AutoCloseable {

    static final FeedRun LIVE = new FeedRun("00000000000000aa", false);
    static final FeedRun REPLAY = new FeedRun("00000000000000bb", true);

    /** The time of day; it stands still. */
    static final Instant TODAY = Instant.parse("2030-01-01T00:00:00Z");

    /** Longest call of a scene. */
    static final Duration BUDGET = Duration.ofMillis(300);

    final NoModels models = new NoModels();
    final List<Problem> problems = new CopyOnWriteArrayList<>();
    final List<String> stacks = new CopyOnWriteArrayList<>();
    private final JdbcConnectionPool database;
    private final DatabaseEventLog log;
    private final List<SceneRun> runs = new ArrayList<>();
    private final List<CountedPixels> pixels = new ArrayList<>();

    Stage(Path folder) {
        database = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0", "sa", "");
        log = new DatabaseEventLog(
                new MigratingStore(database).open("scenes", DatabaseEventLog.class.getClassLoader()),
                InstantSource.fixed(TODAY));
    }

    /** A scene with a handler. A scene that ran before is closed. */
    SceneRun run(Function<SceneContext, SceneHandler> handler) {
        return run(handler, log);
    }

    /** A scene whose events go through another store. */
    SceneRun run(Function<SceneContext, SceneHandler> handler, SceneStore store) {
        runs.forEach(SceneRun::close);
        SceneRun run = prepared(handler, store);
        run.start();
        return run;
    }

    /** A scene that is not yet started. */
    SceneRun prepared(Function<SceneContext, SceneHandler> handler, SceneStore store) {
        TestScenario scenario = TestScenario.named("test", handler);
        SceneRun run = new SceneRun(new SceneSetup(
                "scene",
                scenario,
                scenario.descriptor(),
                new TestScenario.Limit(10),
                List.of("camera"),
                BUDGET,
                models.open(List.of()),
                () -> {
                    throw new IllegalStateException("nothing is tracked here");
                },
                store,
                InstantSource.fixed(TODAY),
                failure -> {
                    stacks.add(failure.stack());
                    problems.add(failure.problem());
                }));
        runs.add(run);
        return run;
    }

    DatabaseEventLog log() {
        return log;
    }

    /** The beginning of a run, and frames of it. */
    void observe(SceneRun scene, FeedRun run, int... sequences) {
        scene.began("camera", run);
        offer(scene, run, sequences);
    }

    /** Frames of a run that has begun. */
    void offer(SceneRun scene, FeedRun run, int... sequences) {
        for (int sequence : sequences) {
            Instant at = ObservationBuilder.START.plusMillis(100L * sequence);
            CountedPixels counted = new CountedPixels(640, 360);
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

    /** Watches the scene until it is set apart. */
    void watchUntilSetApart(SceneRun scene) {
        await(() -> {
            scene.checkBudget();
            return !problems.isEmpty();
        });
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
}

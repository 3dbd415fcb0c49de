package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import io.qilian.kernel.scenes.internal.definition.SceneFile;
import io.qilian.kernel.scenes.internal.run.SceneFigures;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A scene of the folder: its file, where it stands, and what runs for it. It is changed with its lock held, which may
 * last as long as a call into the scenario; anyone may look at it at any time.
 */
final class HostedScene {

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<SceneFile> file = Optional.empty();
    private volatile State state = new State(ScenePhase.DISABLED, Optional.empty(), "", Optional.empty());
    private volatile Optional<Attempt> attempt = Optional.empty();
    private Optional<ScenePipelines.Connection> connection = Optional.empty();

    /** What others may see; replaced as a whole. */
    private record State(
            ScenePhase phase, Optional<Problem> problem, String stack, Optional<SceneDefinition> definition) {

        String scenario() {
            return definition.map(SceneDefinition::scenario).orElse("");
        }
    }

    /** A handler that runs, or ran last, and the services that it was started with. */
    record Attempt(SceneRun run, SceneParts.Ready parts) {}

    HostedScene(String name) {
        this.name = name;
    }

    /** Makes a change as soon as nobody else changes the scene. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** The same, for a change that shows how the scene is doing after it. */
    SceneStatus changed(Runnable change) {
        change(change);
        return status();
    }

    /** Leaves the scene alone if somebody else changes it just now. */
    void changeIfFree(Runnable change) {
        if (lock.tryLock()) {
            try {
                change.run();
            } finally {
                lock.unlock();
            }
        }
    }

    String name() {
        return name;
    }

    /** The file that the scene goes by; empty until it is looked at for the first time. */
    Optional<SceneFile> file() {
        return file;
    }

    void file(SceneFile changed) {
        file = Optional.of(changed);
    }

    ScenePhase phase() {
        return state.phase;
    }

    String scenario() {
        return state.scenario();
    }

    /** The last definition that was in order. */
    Optional<SceneDefinition> definition() {
        return state.definition;
    }

    Optional<Attempt> attempt() {
        return attempt;
    }

    Optional<SceneRun> run() {
        return attempt.map(Attempt::run);
    }

    void define(SceneDefinition definition) {
        state = new State(state.phase, state.problem, state.stack, Optional.of(definition));
    }

    void move(ScenePhase next) {
        move(next, Optional.empty(), "");
    }

    /** Moves on; what the phases do not allow is a defect of the host. */
    void move(ScenePhase next, Optional<Problem> problem, String stack) {
        State before = state;
        if (next != before.phase && !before.phase.next().contains(next)) {
            throw new IllegalStateException("scene " + name + ": " + before.phase + " cannot become " + next);
        }
        state = new State(next, problem, stack, before.definition);
    }

    void starting(Attempt next) {
        attempt = Optional.of(next);
    }

    void connected(ScenePipelines.Connection connected) {
        connection = Optional.of(connected);
    }

    /** Lets what runs end: nothing more comes in. */
    void end() {
        connection.ifPresent(ScenePipelines.Connection::close);
        connection = Optional.empty();
        run().ifPresent(SceneRun::end);
    }

    SceneStatus status() {
        State now = state;
        Optional<SceneRun> run = run();
        SceneFigures figures = run.map(SceneRun::figures).orElse(SceneFigures.NONE);
        return new SceneStatus(
                name,
                now.scenario(),
                now.definition.map(SceneDefinition::feeds).orElse(List.of()),
                now.phase,
                now.problem,
                now.stack,
                figures.observations(),
                figures.readings(),
                figures.dropped(),
                figures.failures(),
                figures.events(),
                figures.lastObservationAt(),
                figures.lastReadingAt(),
                figures.lastAgeMs(),
                run.map(SceneRun::metrics).orElse(Map.of()),
                figures.view());
    }
}

package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.scenario.SceneView;
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

/** A scene of the folder: its file, where it stands, and what runs for it. Changed by the host's thread only. */
final class HostedScene {

    private final String name;
    private SceneFile file;
    private volatile State state = new State(ScenePhase.DISABLED, Optional.empty(), "", "", List.of());
    private volatile SceneRun run;
    private ScenePipelines.Connection connection;

    /** What others may see; replaced as a whole. */
    private record State(
            ScenePhase phase, Optional<Problem> problem, String stack, String scenario, List<String> feeds) {}

    HostedScene(String name, SceneFile file) {
        this.name = name;
        this.file = file;
    }

    String name() {
        return name;
    }

    SceneFile file() {
        return file;
    }

    void file(SceneFile changed) {
        file = changed;
    }

    ScenePhase phase() {
        return state.phase;
    }

    String scenario() {
        return state.scenario;
    }

    SceneRun run() {
        return run;
    }

    void define(SceneDefinition definition) {
        state = new State(state.phase, state.problem, state.stack, definition.scenario(), definition.feeds());
    }

    /** Moves on; what the phases do not allow is a defect of the host. */
    void move(ScenePhase next, Optional<Problem> problem, String stack) {
        State before = state;
        if (next != before.phase && !before.phase.next().contains(next)) {
            throw new IllegalStateException("scene " + name + ": " + before.phase + " cannot become " + next);
        }
        state = new State(next, problem, stack, before.scenario, before.feeds);
    }

    void started(SceneRun running, ScenePipelines.Connection connected) {
        run = running;
        connection = connected;
    }

    /** Ends what runs: nothing more comes in, then the handler is closed. */
    void stop() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
        if (run != null) {
            run.close();
        }
    }

    SceneStatus status() {
        State now = state;
        SceneRun running = run;
        if (running == null) {
            return new SceneStatus(
                    name,
                    now.scenario,
                    now.feeds,
                    now.phase,
                    now.problem,
                    now.stack,
                    0,
                    0,
                    0,
                    0,
                    Optional.empty(),
                    0,
                    Map.of(),
                    SceneView.EMPTY);
        }
        SceneFigures figures = running.figures();
        return new SceneStatus(
                name,
                now.scenario,
                now.feeds,
                now.phase,
                now.problem,
                now.stack,
                figures.observations(),
                figures.dropped(),
                figures.failures(),
                figures.events(),
                figures.lastObservationAt(),
                figures.lastAgeMs(),
                running.metrics(),
                figures.view());
    }
}

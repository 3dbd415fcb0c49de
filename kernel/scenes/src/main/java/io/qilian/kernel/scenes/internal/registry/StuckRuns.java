package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.internal.run.SceneProblems;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import java.util.ArrayList;
import java.util.List;

/** Scenes whose thread hangs in a scenario: such a thread cannot be ended, so their number is bounded. Thread-safe. */
final class StuckRuns {

    /** Threads that may hang before no further scene is started. */
    private static final int MAXIMUM = 16;

    private final List<SceneRun> stuck = new ArrayList<>();

    synchronized void add(SceneRun run) {
        stuck.add(run);
    }

    /** Refuses to start a scene while too many threads hang. */
    synchronized void requireFew(String scene) {
        stuck.removeIf(run -> !run.alive());
        if (stuck.size() >= MAXIMUM) {
            throw new ProblemException(SceneProblems.tooManyStuck(scene, stuck.size()));
        }
    }
}

package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.internal.run.SceneProblems;
import io.qilian.kernel.scenes.internal.run.SceneRun;
import java.util.LinkedHashSet;
import java.util.Set;

/** Scenes whose thread hangs in a scenario: such a thread cannot be ended, so their number is bounded. Thread-safe. */
final class StuckRuns {

    /** Threads that may hang before no further scene is started. */
    static final int MAXIMUM = 16;

    private final Set<SceneRun> ended = new LinkedHashSet<>();

    /** A scene is over; its thread should end too. */
    synchronized void add(SceneRun run) {
        if (run.alive()) {
            ended.add(run);
        }
    }

    /** Refuses to start a scene while too many threads hang. */
    synchronized void requireFew(String scene) {
        ended.removeIf(run -> !run.alive());
        long stuck = ended.stream().filter(SceneRun::inCall).count();
        if (stuck >= MAXIMUM) {
            throw new ProblemException(SceneProblems.tooManyStuck(scene, stuck));
        }
    }
}

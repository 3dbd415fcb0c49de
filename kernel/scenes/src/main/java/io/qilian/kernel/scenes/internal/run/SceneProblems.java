package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;

/** What is told about scenes. */
public final class SceneProblems {

    private SceneProblems() {}

    static ProblemException undeclared(String scene, String what, String declared, String actual) {
        return new ProblemException(Problem.of(
                        "scene.undeclared",
                        ProblemKind.INPUT,
                        "The scenario uses " + what + " that it does not declare",
                        "scene " + scene,
                        "Declare it in the scenario's descriptor")
                .comparing(declared, actual));
    }

    static ProblemException bound(String scene, String what, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "scene.bound",
                        ProblemKind.RESOURCE,
                        what,
                        "scene " + scene,
                        "Tell less in one call, or split the scenario")
                .comparing(expected, actual));
    }

    static Problem threw(String scene, String method, Throwable thrown) {
        return Problem.of(
                "scene.threw",
                ProblemKind.EXTERNAL,
                "The scenario failed in " + method + ": " + thrown,
                "scene " + scene,
                "Give the stack that scene:info shows to the scenario's vendor; scene:enable " + scene
                        + " starts the scene anew");
    }

    static Problem stalled(String scene, String method, Duration budget) {
        return Problem.of(
                        "scene.stalled",
                        ProblemKind.EXTERNAL,
                        "The scenario did not come back from " + method + " in time",
                        "scene " + scene,
                        "Give the stack that scene:info shows to the scenario's vendor, or allow more by timeBudget;"
                                + " scene:enable " + scene + " starts the scene anew")
                .comparing("within " + budget.toMillis() + " ms", "still running");
    }

    /**
     * A scene cannot be started since too many of its like hang.
     *
     * @param scene the scene
     * @param stuck how many threads hang
     * @return the problem
     */
    public static Problem tooManyStuck(String scene, int stuck) {
        return Problem.of(
                "scene.threads-stuck",
                ProblemKind.RESOURCE,
                stuck + " threads hang in scenarios that never came back",
                "scene " + scene,
                "Remove the scenarios that hang, and restart the platform");
    }
}

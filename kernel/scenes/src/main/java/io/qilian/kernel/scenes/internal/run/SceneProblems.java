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

    /** Of a scenario that refuses to be opened: what cannot pass by waiting is a matter of its settings. */
    static ProblemException refusal(ProblemException thrown) {
        Problem told = thrown.problem();
        return switch (told.kind()) {
            case RESOURCE, EXTERNAL, CONFIGURATION -> thrown;
            case INPUT, INTERNAL -> {
                String fix = told.fix().isBlank() ? "Ask the scenario's vendor" : told.fix();
                yield new ProblemException(
                        new Problem(
                                told.code(),
                                ProblemKind.CONFIGURATION,
                                told.what(),
                                told.where(),
                                told.expected(),
                                told.actual(),
                                fix),
                        thrown);
            }
        };
    }

    static Problem storeSilent(String scene, String reason) {
        return Problem.of(
                "scene.store",
                ProblemKind.RESOURCE,
                "The database does not answer: " + reason,
                "scene " + scene,
                "Check the database that etc/org.ops4j.datasource-qilian.cfg names; the scene is tried again by itself");
    }

    static Problem interrupted(String scene) {
        return Problem.of(
                "scene.interrupted",
                ProblemKind.RESOURCE,
                "The scene was not opened to the end, since the platform is stopping",
                "scene " + scene,
                "Start the platform again");
    }

    /**
     * A scene cannot be started since too many of its like hang.
     *
     * @param scene the scene
     * @param stuck how many threads hang
     * @return the problem
     */
    public static Problem tooManyStuck(String scene, long stuck) {
        return Problem.of(
                "scene.threads-stuck",
                ProblemKind.RESOURCE,
                stuck + " threads hang in scenarios that never came back",
                "scene " + scene,
                "Remove the scenarios that hang, and restart the platform");
    }
}

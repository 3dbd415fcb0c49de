package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.problem.Problem;
import java.io.PrintWriter;
import java.io.Serial;
import java.io.StringWriter;

/** A scenario failed, so that its scene has to be set apart; as an exception, while it was being opened. */
public final class SceneFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final String stack;

    private SceneFailure(Problem problem, String stack, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
        this.stack = stack;
    }

    /**
     * A scenario threw.
     *
     * @param scene name of the scene
     * @param method what was called
     * @param thrown what it threw
     * @return the failure
     */
    public static SceneFailure threw(String scene, String method, Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return new SceneFailure(SceneProblems.threw(scene, method, thrown), stack.toString(), thrown);
    }

    static SceneFailure stalled(SceneSetup setup, GuardedCall.Stall stall) {
        Problem problem = SceneProblems.stalled(setup.scene(), stall.method(), setup.timeBudget());
        return new SceneFailure(problem, stall.stack(), null);
    }

    /** This failure, of a scenario that did not come back from being closed either. */
    SceneFailure neverClosed(GuardedCall.Stall stall) {
        return new SceneFailure(
                problem, stack + "It did not come back from " + stall.method() + " either:\n" + stall.stack(), this);
    }

    /**
     * What is told.
     *
     * @return the problem
     */
    public Problem problem() {
        return problem;
    }

    /**
     * Where it failed.
     *
     * @return the stack of the call
     */
    public String stack() {
        return stack;
    }
}

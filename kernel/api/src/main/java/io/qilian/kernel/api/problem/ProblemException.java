package io.qilian.kernel.api.problem;

import java.io.Serial;

/**
 * The one exception by which this platform refuses something: it carries a {@link Problem}. Anything else that a
 * vendor's code throws is a defect of that code and quarantines its scene.
 */
public final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /**
     * Wraps a problem that has no cause of its own.
     *
     * @param problem what to tell
     */
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /**
     * Wraps a problem together with what led to it.
     *
     * @param problem what to tell
     * @param cause the exception of a lower layer, or null
     */
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /**
     * What is told.
     *
     * @return the problem
     */
    public Problem problem() {
        return problem;
    }
}

package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about calls that are refused or ended. */
final class ServingProblems {

    static final String LATE = "inference.deadline";
    static final String CANCELLED = "inference.cancelled";

    private ServingProblems() {}

    static ProblemException input(String what, String where, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "inference.input",
                        ProblemKind.INPUT,
                        what,
                        where,
                        "Ask for the model's metadata and send what it says")
                .comparing(expected, actual));
    }

    static ProblemException full(String model, int running, int waiting) {
        return new ProblemException(Problem.of(
                        "inference.full",
                        ProblemKind.RESOURCE,
                        "Too many calls wait already",
                        model,
                        "Try again later, or send fewer calls at once")
                .comparing("at most " + running + " running and " + waiting + " waiting", "one more"));
    }

    static ProblemException ended(String model, CallDeadline deadline, Throwable cause) {
        Problem problem = deadline.cancelled()
                ? Problem.of(CANCELLED, ProblemKind.RESOURCE, "The caller has given the call up", model, "Call again")
                : Problem.of(
                        LATE,
                        ProblemKind.RESOURCE,
                        "The call did not end within its time",
                        model,
                        "Allow more time, or send fewer calls at once");
        return new ProblemException(problem, cause);
    }

    static ProblemException interrupted(String model, InterruptedException e) {
        return new ProblemException(
                Problem.of(
                        "inference.stopped",
                        ProblemKind.RESOURCE,
                        "The server is being stopped",
                        model,
                        "Call again when it runs"),
                e);
    }

    static ProblemException unloaded(String model) {
        return new ProblemException(Problem.of(
                "model.unloaded",
                ProblemKind.RESOURCE,
                "The model was taken out of service",
                model,
                "Load it again through the model repository"));
    }

    static ProblemException unknown(String model, String known) {
        return new ProblemException(Problem.of(
                        "model.unknown",
                        ProblemKind.INPUT,
                        "There is no such model, version or alias",
                        model,
                        "Ask for the index of the repository")
                .comparing(known, model));
    }
}

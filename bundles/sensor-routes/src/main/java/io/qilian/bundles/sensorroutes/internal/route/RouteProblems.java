package io.qilian.bundles.sensorroutes.internal.route;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about routes. */
final class RouteProblems {

    private RouteProblems() {}

    static Problem notStarted(String feed, Throwable cause) {
        return cause instanceof ProblemException known
                ? known.problem()
                : Problem.of(
                        "route.not-started",
                        ProblemKind.EXTERNAL,
                        "The route cannot be started: " + deepest(cause),
                        "feed " + feed,
                        "Check the part connection: of the feed's file; the log has more");
    }

    static Problem notStored(String feed, Throwable cause) {
        return cause instanceof ProblemException known
                ? known.problem()
                : Problem.of(
                        "route.not-stored",
                        ProblemKind.RESOURCE,
                        "What came cannot be stored: " + deepest(cause),
                        "feed " + feed,
                        "See whether the database answers; what came is handed in again until it does");
    }

    static ProblemException closed(String feed) {
        return new ProblemException(Problem.of(
                "route.closed",
                ProblemKind.RESOURCE,
                "The feed is being closed, so that a payload is not stored and not answered",
                "feed " + feed,
                "Nothing: its sender sends it again"));
    }

    static Problem unreadable(String feed, Throwable cause) {
        return cause instanceof ProblemException known
                ? known.problem()
                : Problem.of(
                        "route.unreadable",
                        ProblemKind.INPUT,
                        "A payload cannot be read: " + deepest(cause),
                        "feed " + feed,
                        "Look at what the sender sends");
    }

    private static String deepest(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }
}

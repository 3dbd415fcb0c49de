package io.qilian.kernel.alerts.internal;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** Why something cannot be done with an alert. */
final class AlertProblems {

    private AlertProblems() {}

    static ProblemException unknown(long number) {
        return new ProblemException(Problem.of(
                        "alert.unknown",
                        ProblemKind.INPUT,
                        "There is no such alert",
                        String.valueOf(number),
                        "Name one that alert:list shows")
                .comparing("the number of an alert", String.valueOf(number)));
    }

    static ProblemException state(Alert alert, String expected) {
        return new ProblemException(Problem.of(
                        "alert.state",
                        ProblemKind.INPUT,
                        "The alert does not stand where this can be done",
                        "alert " + alert.number(),
                        "See alert:info " + alert.number() + " for who has done what")
                .comparing(
                        expected,
                        alert.state() + alert.changedBy().map(" by "::concat).orElse("")));
    }

    static ProblemException length(String what, int least, int most, int actual) {
        return new ProblemException(
                Problem.of("alert.text", ProblemKind.INPUT, "The text cannot be kept", what, "Say it with fewer words")
                        .comparing(least + " to " + most + " characters", actual + " characters"));
    }
}

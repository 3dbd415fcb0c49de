package io.qilian.bundles.simulators.internal;

import io.qilian.bundles.simulators.api.Simulations;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Collection;

/** Why something cannot be simulated. */
final class SimulationProblems {

    private SimulationProblems() {}

    static ProblemException exists(String name) {
        return new ProblemException(Problem.of(
                "simulation.exists",
                ProblemKind.INPUT,
                "There is a simulation of that name already",
                name,
                "Stop it first, or choose another name"));
    }

    static ProblemException unknown(String name, Collection<String> known) {
        return new ProblemException(Problem.of(
                        "simulation.unknown",
                        ProblemKind.INPUT,
                        "There is no such simulation",
                        name,
                        "Name one that feed:simulate --list shows")
                .comparing(known.isEmpty() ? "none runs" : String.join(", ", known), name));
    }

    static ProblemException tooMany() {
        return new ProblemException(Problem.of(
                        "simulation.too-many",
                        ProblemKind.RESOURCE,
                        "There are too many simulations",
                        "",
                        "Stop one that is not needed")
                .comparing("at most " + Simulations.MAXIMUM, "one more"));
    }
}

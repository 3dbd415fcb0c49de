package io.qilian.bundles.simulators.internal;

import io.qilian.bundles.simulators.api.Simulations;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Why something cannot be simulated. */
public final class SimulationProblems {

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

    /**
     * A file that is not where files may be.
     *
     * @param folder where they may be
     * @param name what was asked for
     * @return the refusal
     */
    public static ProblemException noFile(Path folder, String name) {
        return new ProblemException(Problem.of(
                        "simulation.file",
                        ProblemKind.INPUT,
                        "There is no such file",
                        name,
                        "Put the file below " + folder + ", and name it by its path there; links are not followed")
                .comparing("a file below " + folder, name));
    }

    /**
     * A file that cannot be read.
     *
     * @param file the file
     * @param cause what went wrong
     * @return the refusal
     */
    public static ProblemException unreadable(Path file, Exception cause) {
        return new ProblemException(
                Problem.of(
                        "simulation.unreadable",
                        ProblemKind.INPUT,
                        "The file cannot be read: " + cause.getMessage(),
                        file.toString(),
                        "Write a CSV in UTF-8 whose first line names the columns"),
                cause);
    }

    /**
     * A column that a file does not have.
     *
     * @param file the file
     * @param known its columns
     * @param column what was asked for
     * @return the refusal
     */
    public static ProblemException column(Path file, List<String> known, String column) {
        return new ProblemException(Problem.of(
                        "simulation.column",
                        ProblemKind.INPUT,
                        "The file has no such column",
                        file.toString(),
                        "Name a column as the file's first line has it")
                .comparing(String.join(", ", known), column));
    }
}

package io.qilian.bundles.simulators.internal.values;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Path;
import java.util.List;

/** Why a file cannot be replayed. */
final class CsvProblems {

    private CsvProblems() {}

    /** A file that is not where files may be. */
    static ProblemException noFile(Path folder, String name) {
        return new ProblemException(Problem.of(
                        "simulation.file",
                        ProblemKind.INPUT,
                        "There is no such file",
                        name,
                        "Put the file below " + folder + ", and name it by its path there; links are not followed")
                .comparing("a file below " + folder, name));
    }

    /** A file that cannot be read. */
    static ProblemException unreadable(Path file, Exception cause) {
        return new ProblemException(
                Problem.of(
                        "simulation.unreadable",
                        ProblemKind.INPUT,
                        "The file cannot be read: " + cause.getMessage(),
                        file.toString(),
                        "Write a CSV in UTF-8 whose first line names the columns"),
                cause);
    }

    /** A column that a file does not have. */
    static ProblemException column(Path file, List<String> known, String column) {
        return new ProblemException(Problem.of(
                        "simulation.column",
                        ProblemKind.INPUT,
                        "The file has no such column",
                        file.toString(),
                        "Name a column as the file's first line has it")
                .comparing(String.join(", ", known), column));
    }
}

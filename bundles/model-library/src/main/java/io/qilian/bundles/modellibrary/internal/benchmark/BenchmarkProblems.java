package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told when something cannot be measured. */
final class BenchmarkProblems {

    private BenchmarkProblems() {}

    static ProblemException batchFixed(String model, long fixed, int batch) {
        return new ProblemException(Problem.of(
                        "benchmark.batch-fixed",
                        ProblemKind.INPUT,
                        "The model takes batches of " + fixed + " only",
                        model,
                        "Leave the batch size out, or export the model with an open batch dimension")
                .comparing("batch " + fixed, "batch " + batch));
    }

    static ProblemException openSizes(String model, String input) {
        return new ProblemException(Problem.of(
                        "benchmark.open-sizes",
                        ProblemKind.INPUT,
                        "The model leaves a size open that its card does not state",
                        model,
                        "State the input in the card, or export the model with fixed sizes")
                .comparing("no open dimension but the first", input));
    }

    static ProblemException memory(String model, double bytes, double most) {
        return new ProblemException(Problem.of(
                        "benchmark.memory",
                        ProblemKind.RESOURCE,
                        "The inputs of all callers take too much memory",
                        model,
                        "Measure smaller batches or fewer threads")
                .comparing("at most " + (long) most + " bytes", (long) bytes + " bytes"));
    }

    static ProblemException threads(String option, int processors, int asked) {
        return new ProblemException(Problem.of(
                        "benchmark.threads",
                        ProblemKind.INPUT,
                        "More threads than processors measure how they wait for each other",
                        option,
                        "Ask for fewer threads")
                .comparing("at most " + processors, Integer.toString(asked)));
    }

    static ProblemException tooLong(double seconds, double most) {
        return new ProblemException(Problem.of(
                        "benchmark.too-long",
                        ProblemKind.INPUT,
                        "The benchmark would take too long",
                        "all cells together",
                        "Ask for fewer batch sizes or threads, or for less time a cell")
                .comparing("at most " + (long) most + " s", (long) seconds + " s"));
    }

    static ProblemException interrupted(String model, int done, int total, InterruptedException cause) {
        return new ProblemException(
                Problem.of(
                                "benchmark.interrupted",
                                ProblemKind.INPUT,
                                "The benchmark was interrupted",
                                model,
                                "Start it again when it may run to its end")
                        .comparing(total + " cells", done + " cells"),
                cause);
    }
}

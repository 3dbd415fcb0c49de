package io.qilian.assembly.bench.library;

import io.qilian.assembly.bench.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** What the model library does under traffic, and over many loads. Prints one table. */
public final class LibraryBenchmark {

    private static final double STEADY_SECONDS = 30;

    private LibraryBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments the project's root, the number of swaps, the number of loads
     * @throws IOException if files cannot be read or written
     * @throws InterruptedException if it is interrupted
     * @throws ExecutionException if a call failed, which the library promises not to happen
     */
    public static void main(String... arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: LibraryBenchmark ROOT SWAPS LOADS");
        }
        Path model = Path.of(arguments[0]).resolve("models/road-objects/1.0.0").toAbsolutePath();
        Path sample = model.resolve("golden/afternoon.png");
        Path work = Files.createTempDirectory("qilian-library");
        try (MarkedVersions models = new MarkedVersions(model, work)) {
            int swaps = Integer.parseInt(arguments[1]);
            tell(Swaps.measure(models, sample, STEADY_SECONDS, swaps), swaps);
            tell(Churn.measure(models, sample, Integer.parseInt(arguments[2])), Integer.parseInt(arguments[2]));
        }
    }

    private static void tell(Swaps.Outcome[] outcomes, int swaps) {
        row("streams, at 12.5 calls a second", Swaps.STREAMS, "");
        Swaps.Outcome steady = outcomes[0];
        row("calls without a swap", (double) steady.calls(), "");
        latency(steady);
        tell("calls during " + swaps + " swaps to and fro, failed: 0", outcomes[1], steady);
        tell("calls during " + swaps + " swaps that load, failed: 0", outcomes[2], steady);
    }

    private static void tell(String what, Swaps.Outcome swapping, Swaps.Outcome steady) {
        row(what, (double) swapping.calls(), "");
        latency(swapping);
        row("  answers that mix versions", (double) swapping.mixed(), "");
        row("  calls that saw another version than the alias", (double) swapping.late(), "");
        row(
                "  99th percentile, swapping / steady",
                Statistics.quantile(0.99, swapping.latencyMillis()) / Statistics.quantile(0.99, steady.latencyMillis()),
                "");
    }

    private static void latency(Swaps.Outcome outcome) {
        row("  median, 99th percentile", Statistics.median(outcome.latencyMillis()), "ms");
        row("", Statistics.quantile(0.99, outcome.latencyMillis()), "ms");
    }

    private static void tell(double[] mebibytes, int loads) {
        row("resident memory before " + loads + " loads, half of which fail", mebibytes[0], "MiB");
        row("resident memory after them", mebibytes[mebibytes.length - 1], "MiB");
        double slope = Statistics.slope(mebibytes) * (mebibytes.length - 1) / loads * 1000;
        row("slope for 1000 loads", slope, "MiB");
    }

    private static void row(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-58s %10.2f %s%n", what, figure, unit);
    }
}

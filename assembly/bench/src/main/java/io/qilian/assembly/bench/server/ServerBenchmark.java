package io.qilian.assembly.bench.server;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.internal.OrtOnnxRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the model server's ways in add to ONNX Runtime's own call, and what shared runs gain: one row of the road model a
 * call, by 1, 2 and 8 callers. Prints one table.
 */
public final class ServerBenchmark {

    private static final int ROWS = 8;
    private static final List<Integer> CALLERS = List.of(1, 2, 8);
    private static final int WARM_UP_CALLERS = 4;
    private static final double WARM_UP_SECONDS = 15;
    private static final int PLACES = Runtime.getRuntime().availableProcessors();

    private final double seconds;
    private double rawMicros;
    private double rawTailMicros;
    private double rawPerSecond;

    private ServerBenchmark(double seconds) {
        this.seconds = seconds;
    }

    /**
     * Measures.
     *
     * @param arguments the project's root, seconds for each row of the table
     * @throws IOException if files cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: ServerBenchmark ROOT SECONDS");
        }
        Path model = Path.of(arguments[0]).resolve("models/road-objects/1.0.0").toAbsolutePath();
        Path models = Files.createTempDirectory("qilian-server");
        put(model, models.resolve("alone/1.0.0"), "off");
        put(model, models.resolve("together/1.0.0"), "on");
        put(model, models.resolve("measured/1.0.0"), "auto");
        // The platform's runtime has to come first: it gives the process its environment.
        OnnxRuntime runtime = new OrtOnnxRuntime();
        try (RawRuns raw = new RawRuns(ModelFolder.read(model));
                BenchedServer server = new BenchedServer(models, runtime, PLACES)) {
            new ServerBenchmark(Double.parseDouble(arguments[1])).run(raw, server);
        }
    }

    /** A copy of the version under another name, whose card says how its calls share runs. */
    private static void put(Path from, Path to, String sharing) throws IOException {
        Files.createDirectories(to);
        for (String file : List.of(ModelFolder.MODEL_FILE, "labels.txt")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
        String name = String.valueOf(to.getParent().getFileName());
        Files.writeString(
                to.resolve(ModelFolder.CARD_FILE),
                Files.readString(from.resolve(ModelFolder.CARD_FILE))
                        .replace("  name: road-objects\n", "  name: " + name + "\n")
                        .replaceAll(
                                "(?m)^  golden:.*\n",
                                "  batch: {maximum: " + ROWS + ", sharing: '" + sharing + "'}\n"));
    }

    private void run(RawRuns raw, BenchedServer server) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %7s %9s %9s %9s %9s %9s %6s%n",
                PLACES + " cores, " + seconds + " s each",
                "callers",
                "p50 ms",
                "p99 ms",
                "+p50 us",
                "+p99 us",
                "rows/s",
                "/raw");
        ServerCallers callers = new ServerCallers(server, raw.shape(1));
        warmUp(callers);
        for (int count : CALLERS) {
            floor(count, () -> raw.caller(1));
            row("ONNX Runtime, " + ROWS + " rows a run", count, Load.of(count, seconds, () -> raw.caller(ROWS)), ROWS);
            for (String model : List.of("alone", "together")) {
                row("in process, " + model, count, Load.of(count, seconds, () -> callers.inProcess(model)), 1);
                row("HTTP, binary, " + model, count, Load.of(count, seconds, () -> callers.http(model)), 1);
                row("gRPC, " + model, count, Load.of(count, seconds, () -> callers.grpc(model)), 1);
            }
            row("gRPC, health alone", count, Load.of(count, seconds, callers::live), 1);
        }
        System.out.println("auto decides: "
                + (callers.shares("measured") ? "calls share runs" : "each call has its own run")
                + "; " + server.served.statistics().shared());
    }

    /** A server has run for longer than its compiler takes; what the compiler costs before that is not the calls'. */
    private static void warmUp(ServerCallers callers) {
        for (String model : List.of("alone", "together")) {
            Load.of(WARM_UP_CALLERS, WARM_UP_SECONDS, () -> callers.http(model));
            Load.of(WARM_UP_CALLERS, WARM_UP_SECONDS, () -> callers.grpc(model));
        }
    }

    private void floor(int callers, Supplier<Load.Caller> connect) {
        Load load = Load.of(callers, seconds, connect);
        rawMicros = load.medianMicros();
        rawTailMicros = load.tailMicros();
        rawPerSecond = load.perSecond();
        row("ONNX Runtime", callers, load, 1);
    }

    private void row(String what, int callers, Load load, int rows) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %7d %9.2f %9.2f %9.0f %9.0f %9.1f %6.2f%n",
                what,
                callers,
                load.medianMicros() / 1e3,
                load.tailMicros() / 1e3,
                load.medianMicros() - rawMicros,
                load.tailMicros() - rawTailMicros,
                rows * load.perSecond(),
                rows * load.perSecond() / rawPerSecond);
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.BenchmarkProgress;
import io.qilian.bundles.modellibrary.api.BenchmarkReport;
import io.qilian.bundles.modellibrary.api.BenchmarkRequest;
import io.qilian.bundles.modellibrary.api.ModelBenchmark;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Measures how fast a model runs. */
@Service
@Command(
        scope = "model",
        name = "benchmark",
        description = "Measures how fast a model runs, beside ONNX Runtime alone; ends with Ctrl+C")
public final class ModelBenchmarkCommand extends ConsoleCommand {

    private static final String STANDARD_OUTPUT = "-";

    @Argument(name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Option(name = "--seconds", description = "How long each cell of the table is measured, 0.1 to 60; 1 if not given")
    private double seconds = 1;

    @Option(name = "--batches", description = "Batch sizes between commas, 1 to 256; 1,2,4,8 or what the model fixes")
    private String batches;

    @Option(
            name = "--threads",
            description = "Numbers of callers between commas; 1, half the processors and all, or 1 while scenes run")
    private String threads;

    @Option(name = "--intra-op", description = "Numbers of threads that one run uses, between commas; all processors")
    private String intraOp;

    @Option(name = "--csv", description = "Write CSV to this file instead of a table; to standard output if it is -")
    private String csv;

    @Reference
    private ModelBenchmark benchmark;

    @Override
    void run() {
        ModelReference reference = ModelReference.parse(model);
        BenchmarkRequest request = new BenchmarkRequest(
                seconds,
                Numbers.whole("--batches", batches),
                Numbers.whole("--threads", threads),
                Numbers.whole("--intra-op", intraOp));
        Path file = csv == null || csv.equals(STANDARD_OUTPUT)
                ? null
                : session().currentDir().resolve(csv).normalize();
        if (file != null) {
            requireWritable(file);
        }
        boolean pure = STANDARD_OUTPUT.equals(csv);
        BenchmarkReport report = benchmark.benchmark(reference, request, pure ? progress -> {} : this::show);
        if (pure) {
            System.out.print(BenchmarkTables.csv(report));
        } else if (file != null) {
            write(file, BenchmarkTables.csv(report));
            System.out.println(text("written", file));
        } else {
            show(report);
        }
    }

    private void show(BenchmarkProgress progress) {
        System.out.println(text(
                "benchmark.progress",
                progress.done(),
                progress.total(),
                BenchmarkTables.way(progress.cell().way()),
                progress.cell().batch(),
                progress.cell().callers(),
                progress.cell().intraOpThreads()));
        flush();
    }

    private void show(BenchmarkReport report) {
        System.out.println(text("benchmark.of", report.version(), report.runtime(), report.processors()));
        System.out.println(
                report.fixedBatch().isPresent()
                        ? text("benchmark.fixed", report.fixedBatch().getAsLong())
                        : text("benchmark.open"));
        print(BenchmarkTables.table(report));
        System.out.println(text("benchmark.ways"));
        String average = report.load().average().isPresent()
                ? String.format(Locale.ROOT, "%.1f", report.load().average().getAsDouble())
                : "?";
        System.out.println(text(
                "benchmark.load",
                report.load().lanes(),
                report.load().analysed(),
                report.load().dropped(),
                average));
    }

    /** Before anything is measured: nobody wants to wait a minute for a file that cannot be written. */
    private static void requireWritable(Path file) {
        Path folder = file.getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw unwritable("It is a folder, or its folder is not there", file, null);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw unwritable(e.toString(), file, e);
        }
    }

    private static ProblemException unwritable(String why, Path file, IOException cause) {
        return new ProblemException(
                Problem.of(
                        "benchmark.unwritable",
                        ProblemKind.INPUT,
                        "The file cannot be written: " + why,
                        file.toString(),
                        "Name a file in a folder that is there and can be written to"),
                cause);
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.BenchmarkCell;
import io.qilian.bundles.modellibrary.api.BenchmarkCell.Figures;
import io.qilian.bundles.modellibrary.api.BenchmarkCell.Way;
import io.qilian.bundles.modellibrary.api.BenchmarkReport;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.support.table.ShellTable;

/** A benchmark as a table and as CSV. */
final class BenchmarkTables {

    private static final String CSV_HEADING =
            "model,version,sha256,runtime,processors,way,batch,threads,intra_op_threads,calls,p50_ms,p95_ms,p99_ms,"
                    + "items_per_second,problem\n";

    private BenchmarkTables() {}

    static ShellTable table(BenchmarkReport report) {
        ShellTable table = new ShellTable();
        table.column(text("way")).bold();
        table.column(text("batch")).alignRight();
        table.column(text("threads")).alignRight();
        table.column(text("perRun")).alignRight();
        table.column(text("calls")).alignRight();
        table.column("p50 ms").alignRight();
        table.column("p95 ms").alignRight();
        table.column("p99 ms").alignRight();
        table.column(text("itemsPerSecond")).alignRight();
        table.column(text("ofRaw")).alignRight();
        table.column(text("problem"));
        for (BenchmarkCell cell : report.cells()) {
            Optional<Figures> figures = cell.figures();
            table.addRow()
                    .addContent(
                            way(cell.way()),
                            cell.batch(),
                            cell.callers(),
                            cell.intraOpThreads(),
                            figures.map(known -> Long.toString(known.calls())).orElse(""),
                            figures.map(known -> ms(known.p50Ms())).orElse(""),
                            figures.map(known -> ms(known.p95Ms())).orElse(""),
                            figures.map(known -> ms(known.p99Ms())).orElse(""),
                            figures.map(known -> rate(known.itemsPerSecond())).orElse(""),
                            ofRaw(report, cell),
                            cell.problem().map(problem -> problem.what()).orElse(""));
        }
        return table;
    }

    static String way(Way way) {
        return switch (way) {
            case RAW -> text("way.raw");
            case CALL -> text("way.call");
            case FRAME -> text("way.frame");
        };
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }

    private static String rate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Items a second as a share of what the runtime alone does with the same batch and threads. */
    private static String ofRaw(BenchmarkReport report, BenchmarkCell cell) {
        return report.cells().stream()
                .filter(other -> other.way() == Way.RAW
                        && other.batch() == cell.batch()
                        && other.callers() == cell.callers()
                        && other.intraOpThreads() == cell.intraOpThreads())
                .flatMap(other -> other.figures().stream())
                .findFirst()
                .flatMap(raw ->
                        cell.figures().map(own -> Math.round(100 * own.itemsPerSecond() / raw.itemsPerSecond()) + " %"))
                .orElse("");
    }

    static String csv(BenchmarkReport report) {
        StringBuilder csv = new StringBuilder(CSV_HEADING);
        for (BenchmarkCell cell : report.cells()) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%d,%s,%d,%d,%d,",
                    report.version().name(),
                    report.version().version(),
                    report.version().digest(),
                    report.runtime(),
                    report.processors(),
                    cell.way().name().toLowerCase(Locale.ROOT),
                    cell.batch(),
                    cell.callers(),
                    cell.intraOpThreads()));
            csv.append(cell.figures()
                    .map(known -> String.format(
                            Locale.ROOT,
                            "%d,%.6f,%.6f,%.6f,%.3f,",
                            known.calls(),
                            known.p50Ms(),
                            known.p95Ms(),
                            known.p99Ms(),
                            known.itemsPerSecond()))
                    .orElse(",,,,,"));
            csv.append(cell.problem().map(problem -> problem.code()).orElse("")).append('\n');
        }
        return csv.toString();
    }
}

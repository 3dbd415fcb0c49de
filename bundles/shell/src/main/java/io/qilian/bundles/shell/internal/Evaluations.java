package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.support.table.ShellTable;

/** How results of evaluations are told. */
final class Evaluations {

    private static final int MOST_LINES = 5;

    private Evaluations() {}

    /** Such as: mAP@0.50 0.496, mAP@0.50:0.95 0.271. */
    static String result(Evaluation evaluation) {
        Map<Measure, Double> overall = evaluation.overall().figures();
        return overall.containsKey(Measure.ACCURACY)
                ? text("result.accuracy", overall.get(Measure.ACCURACY))
                : text(
                        "result.map",
                        evaluation.iou(),
                        overall.get(Measure.AP_ALL_POINTS),
                        overall.get(Measure.AP_COCO));
    }

    /** A line for the last result of a version on each dataset, the newest first. */
    static List<String> lines(List<Evaluation> newestFirst, ModelDetails details) {
        Map<List<String>, Evaluation> last = new LinkedHashMap<>();
        newestFirst.stream()
                .filter(one -> one.version().version().equals(details.summary().version())
                        && one.version().digest().equals(details.digest()))
                .forEach(one -> last.putIfAbsent(List.of(one.dataset().digest(), one.settings()), one));
        return last.values().stream()
                .limit(MOST_LINES)
                .map(one -> text(
                        "evaluated",
                        one.evaluatedAt().truncatedTo(ChronoUnit.SECONDS),
                        one.by(),
                        one.dataset().name(),
                        one.dataset().pictures(),
                        result(one)))
                .toList();
    }

    /** The figures of each class, and those of all together. */
    static ShellTable table(Evaluation evaluation) {
        boolean detector = !evaluation.overall().figures().containsKey(Measure.ACCURACY);
        ShellTable table = new ShellTable();
        table.column(text("class")).bold();
        table.column(text("objects")).alignRight();
        if (detector) {
            table.column(text("ap.all", evaluation.iou())).alignRight();
            table.column(text("ap.101", evaluation.iou())).alignRight();
            table.column(text("ap.coco")).alignRight();
        } else {
            table.column(text("recall")).alignRight();
            table.column(text("precision")).alignRight();
        }
        evaluation.classes().forEach(one -> add(table, one.label(), one, detector));
        if (detector) {
            add(table, text("mean"), evaluation.overall(), true);
        }
        return table;
    }

    private static void add(ShellTable table, String name, ClassFigures one, boolean detector) {
        Map<Measure, Double> figures = one.figures();
        if (detector) {
            table.addRow()
                    .addContent(
                            name,
                            one.objects(),
                            share(figures.get(Measure.AP_ALL_POINTS)),
                            share(figures.get(Measure.AP_101_POINTS)),
                            share(figures.get(Measure.AP_COCO)));
        } else {
            table.addRow()
                    .addContent(
                            name,
                            one.objects(),
                            share(figures.get(Measure.RECALL)),
                            share(figures.get(Measure.PRECISION)));
        }
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}

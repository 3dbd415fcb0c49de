package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.kernel.api.model.ModelReference;
import java.time.temporal.ChronoUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the evaluations of a model. */
@Service
@Command(
        scope = "model",
        name = "evaluations",
        description = "Lists how well the versions of a model answered labelled pictures, newest first")
public final class ModelEvaluationsCommand extends ConsoleCommand {

    private static final int SHOWN_DIGITS = 8;

    @Argument(name = "model", description = "Model, as NAME", required = true)
    @Completion(AliasCompleter.class)
    private String model;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private ModelEvaluation evaluations;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("evaluatedAt"));
        table.column(text("version")).bold();
        table.column(text("dataset"));
        table.column(text("content"));
        table.column(text("pictures")).alignRight();
        table.column(text("settings"));
        table.column(text("result"));
        table.column(text("by"));
        table.emptyTableText(text("none.evaluations"));
        for (Evaluation one : evaluations.evaluations(ModelReference.parse(model))) {
            table.addRow()
                    .addContent(
                            one.evaluatedAt().truncatedTo(ChronoUnit.SECONDS),
                            one.version().version(),
                            one.dataset().name(),
                            one.dataset().digest().substring(0, SHOWN_DIGITS),
                            one.dataset().pictures(),
                            one.settings(),
                            Evaluations.result(one),
                            one.by());
        }
        print(table, noFormat);
    }
}

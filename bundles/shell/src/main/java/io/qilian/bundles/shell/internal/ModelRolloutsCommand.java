package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.kernel.api.model.ModelReference;
import java.time.temporal.ChronoUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Tells of the rollouts of a model. */
@Service
@Command(scope = "model", name = "rollouts", description = "Tells of the rollouts of a model, newest first")
public final class ModelRolloutsCommand extends ConsoleCommand {

    @Argument(name = "model", description = "Model, as NAME", required = true)
    @Completion(AliasCompleter.class)
    private String model;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private ModelRollouts rollouts;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("rollout"));
        table.column(text("alias"));
        table.column(text("from"));
        table.column(text("to"));
        table.column(text("stage")).bold();
        table.column(text("startedAt"));
        table.column(text("by"));
        table.column(text("verdict"));
        table.emptyTableText(text("none.rollouts"));
        for (Rollout rollout : rollouts.rollouts(ModelReference.parse(model))) {
            table.addRow()
                    .addContent(
                            rollout.id(),
                            rollout.alias(),
                            rollout.from(),
                            rollout.to(),
                            rollout.stage(),
                            rollout.startedAt().truncatedTo(ChronoUnit.SECONDS),
                            rollout.change().by(),
                            rollout.figures().map(ModelRolloutsCommand::soFar).orElse(rollout.verdict()));
        }
        print(table, noFormat);
    }

    private static String soFar(RolloutFigures figures) {
        return text(
                "rollout.figures",
                figures.frames(),
                figures.after().p95Ms(),
                figures.before().p95Ms(),
                figures.after().failures(),
                figures.before().failures(),
                figures.after().detections(),
                figures.before().detections(),
                100 * figures.agreement());
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.kernel.api.model.ModelReference;
import java.time.temporal.ChronoUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Tells how the aliases of a model were moved. */
@Service
@Command(scope = "model", name = "history", description = "Tells how the aliases of a model were moved, newest first")
public final class ModelHistoryCommand extends ConsoleCommand {

    @Argument(name = "model", description = "Model, as NAME", required = true)
    @Completion(AliasCompleter.class)
    private String model;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private ModelAliases aliases;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("movedAt"));
        table.column(text("alias"));
        table.column(text("kind"));
        table.column(text("from"));
        table.column(text("to")).bold();
        table.column(text("by"));
        table.column(text("reason"));
        table.emptyTableText(text("none.moves"));
        for (AliasMove move : aliases.history(ModelReference.parse(model))) {
            table.addRow()
                    .addContent(
                            move.movedAt().truncatedTo(ChronoUnit.SECONDS),
                            move.alias(),
                            move.kind(),
                            move.from().orElse(""),
                            move.to(),
                            move.change().by(),
                            move.change().reason());
        }
        print(table, noFormat);
    }
}

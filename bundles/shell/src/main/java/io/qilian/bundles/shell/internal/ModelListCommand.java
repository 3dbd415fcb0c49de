package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the models. */
@Service
@Command(scope = "model", name = "list", description = "Lists the models of the library")
public final class ModelListCommand extends ConsoleCommand {

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private ModelLibrary library;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("name")).bold();
        table.column(text("version"));
        table.column(text("aliases"));
        table.column(text("state"));
        table.column(text("users")).alignRight();
        table.column(text("problem"));
        table.emptyTableText(text("none.models"));
        for (ModelSummary model : library.models()) {
            table.addRow()
                    .addContent(
                            model.name(),
                            model.version(),
                            String.join(", ", model.aliases()),
                            model.state(),
                            model.users(),
                            model.problem().map(problem -> problem.what()).orElse(""));
        }
        print(table, noFormat);
    }
}

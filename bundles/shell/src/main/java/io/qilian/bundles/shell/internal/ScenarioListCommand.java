package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.scenes.api.Scenarios;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the scenarios that are installed. */
@Service
@Command(scope = "scenario", name = "list", description = "Lists the scenarios that are installed")
public final class ScenarioListCommand extends ConsoleCommand {

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private Scenarios scenarios;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("name")).bold();
        table.column(text("version"));
        table.column(text("title"));
        table.column(text("scenes")).alignRight();
        table.emptyTableText(text("none.scenarios"));
        scenarios.scenarios().forEach(scenario -> table.addRow()
                .addContent(
                        scenario.name(),
                        scenario.version(),
                        scenario.title().in(Locale.getDefault()),
                        scenario.scenes()));
        print(table, noFormat);
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.alerts.api.Alerts;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists alerts. */
@Service
@Command(scope = "alert", name = "list", description = "Lists the alerts that are not resolved, the latest first")
public final class AlertListCommand extends ConsoleCommand {

    @Option(name = "--scene", description = "Only of this scene")
    @Completion(SceneCompleter.class)
    private String scene;

    @Option(name = "--all", description = "Also those that are resolved")
    private boolean all;

    @Option(name = "--limit", description = "How many; 50 if not given")
    private int limit = 50;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private Alerts alerts;

    @Override
    void run() {
        Set<AlertState> states =
                all ? EnumSet.allOf(AlertState.class) : EnumSet.of(AlertState.OPEN, AlertState.ACKNOWLEDGED);
        ShellTable table = new ShellTable();
        table.column(text("number")).alignRight().bold();
        table.column(text("severity"));
        table.column(text("state"));
        table.column(text("scenes"));
        table.column(text("feed"));
        table.column(text("type"));
        table.column(text("subject"));
        table.column(text("startedAt"));
        table.column(text("lastAt"));
        table.column(text("findings")).alignRight();
        table.column(text("by"));
        table.emptyTableText(text("none.alerts"));
        for (Alert alert : alerts.find(new AlertQuery(Optional.ofNullable(scene), states, limit))) {
            table.addRow()
                    .addContent(
                            alert.number(),
                            alert.severity(),
                            alert.state(),
                            alert.scene(),
                            alert.feed(),
                            alert.type(),
                            alert.subject(),
                            alert.openedAt(),
                            alert.lastAt(),
                            alert.findings(),
                            alert.changedBy().orElse(""));
        }
        print(table, noFormat);
    }
}

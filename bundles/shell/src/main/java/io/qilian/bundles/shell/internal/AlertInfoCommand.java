package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.alerts.api.AlertChange;
import io.qilian.kernel.alerts.api.Alerts;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows an alert. */
@Service
@Command(scope = "alert", name = "info", description = "Shows an alert, and what was done about it")
public final class AlertInfoCommand extends ConsoleCommand {

    @Argument(name = "number", description = "Number of the alert, as alert:list shows it", required = true)
    @Completion(AlertCompleter.class)
    private long number;

    @Reference
    private Alerts alerts;

    @Override
    void run() {
        Alert alert = alerts.alert(number);
        System.out.println(text("alert", alert.number(), alert.severity(), alert.state()));
        System.out.println(text("alert.about", alert.type(), alert.subject(), alert.scene(), alert.feed()));
        System.out.println(text("alert.findings", alert.findings(), alert.ongoing(), alert.openedAt(), alert.lastAt()));
        System.out.println(text("alert.events", alert.firstEvent(), alert.lastEvent()));
        ShellTable table = new ShellTable();
        table.column(text("at"));
        table.column(text("state"));
        table.column(text("severity"));
        table.column(text("by"));
        table.column(text("comment"));
        for (AlertChange change : alerts.history(number)) {
            table.addRow()
                    .addContent(
                            change.at(),
                            change.state(),
                            change.severity(),
                            change.by().orElse(""),
                            change.comment());
        }
        print(table);
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.alerts.api.Alerts;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Says that whoever types sees to an alert. */
@Service
@Command(scope = "alert", name = "ack", description = "Says that you see to an alert")
public final class AlertAcknowledgeCommand extends ConsoleCommand {

    @Argument(name = "number", description = "Number of the alert, as alert:list shows it", required = true)
    @Completion(AlertCompleter.class)
    private long number;

    @Option(name = "--comment", description = "What there is to say, for the history")
    private String comment = "";

    @Reference
    private Alerts alerts;

    @Override
    void run() {
        alerts.acknowledge(number, user(), comment);
        System.out.println(text("acknowledged", number));
    }
}

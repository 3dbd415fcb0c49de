package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.scenes.api.ScenarioDetails;
import io.qilian.kernel.scenes.api.Scenarios;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows what a scenario declares, and what may be set. */
@Service
@Command(scope = "scenario", name = "info", description = "Shows what a scenario declares and what may be set")
public final class ScenarioInfoCommand extends ConsoleCommand {

    @Argument(name = "scenario", description = "Name of the scenario", required = true)
    @Completion(ScenarioCompleter.class)
    private String scenario;

    @Reference
    private Scenarios scenarios;

    @Override
    void run() {
        ScenarioDetails details = scenarios.scenario(scenario);
        ScenarioDescriptor descriptor = details.descriptor();
        Locale locale = Locale.getDefault();
        System.out.printf(
                "%s %s: %s%n%s%n%n",
                descriptor.name(),
                descriptor.version(),
                descriptor.title().in(locale),
                descriptor.description().in(locale));
        System.out.println(text("scenes") + ": " + String.join(", ", details.scenes()));
        System.out.println(text("models") + ":");
        descriptor
                .models()
                .forEach(use ->
                        System.out.printf("  %s: %s, %s, %s%n", use.name(), use.model(), use.trigger(), use.labels()));
        System.out.println(text("eventTypes") + ":");
        descriptor
                .eventTypes()
                .forEach(type -> System.out.printf(
                        "  %s: %s%n", type.name(), type.description().in(locale)));
        ShellTable table = new ShellTable();
        table.column(text("setting")).bold();
        table.column(text("value"));
        table.column(text("absent"));
        table.column(text("description"));
        details.settings().entries().forEach(entry -> table.addRow()
                .addContent(
                        entry.key(),
                        entry.type(),
                        entry.absent(),
                        entry.description().in(locale)));
        print(table);
    }
}

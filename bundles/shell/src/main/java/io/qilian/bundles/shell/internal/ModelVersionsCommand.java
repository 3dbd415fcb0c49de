package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.kernel.api.model.ModelReference;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the versions of one model and where they came from. */
@Service
@Command(scope = "model", name = "versions", description = "Lists the versions of a model and where they came from")
public final class ModelVersionsCommand extends ConsoleCommand {

    @Argument(name = "model", description = "Model, as NAME", required = true)
    @Completion(AliasCompleter.class)
    private String model;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private ModelLibrary library;

    @Reference
    private ModelRegistry registry;

    @Override
    void run() {
        String name = ModelReference.parse(model).name();
        ShellTable table = new ShellTable();
        table.column(text("version")).bold();
        table.column(text("aliases"));
        table.column(text("state"));
        table.column(text("registeredAt"));
        table.column(text("by"));
        table.column(text("source"));
        table.emptyTableText(text("none.versions", name));
        for (ModelSummary summary : library.models()) {
            if (summary.name().equals(name)) {
                add(table, summary);
            }
        }
        print(table, noFormat);
    }

    private void add(ShellTable table, ModelSummary summary) {
        Optional<Registration> registration =
                registry.registration(new ModelReference(summary.name(), summary.version(), false));
        table.addRow()
                .addContent(
                        summary.version(),
                        String.join(", ", summary.aliases()),
                        summary.state(),
                        registration
                                .map(known -> known.registeredAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                                .orElse(""),
                        registration.map(known -> known.change().by()).orElse(""),
                        registration.map(Registration::source).orElseGet(() -> text("source.folder")));
    }
}

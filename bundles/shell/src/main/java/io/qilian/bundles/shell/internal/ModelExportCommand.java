package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.kernel.api.model.ModelReference;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Writes a version into an archive. */
@Service
@Command(
        scope = "model",
        name = "export",
        description =
                "Writes a version with all that belongs to it into one archive, which model:register takes elsewhere")
public final class ModelExportCommand extends ConsoleCommand {

    @Argument(index = 0, name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Argument(index = 1, name = "archive", description = "The zip file to write, which must not exist", required = true)
    @Completion(FileCompleter.class)
    private String archive;

    @Reference
    private ModelRegistry registry;

    @Override
    void run() {
        Path file = session().currentDir().resolve(archive).normalize();
        registry.export(ModelReference.parse(model), file);
        System.out.println(text("written", file));
    }
}

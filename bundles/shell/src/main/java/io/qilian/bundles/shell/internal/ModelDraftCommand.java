package io.qilian.bundles.shell.internal;

import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Prints a card for a model that has none. */
@Service
@Command(
        scope = "model",
        name = "draft",
        description = "Prints the card that can be read from an ONNX file; registers nothing")
public final class ModelDraftCommand extends ConsoleCommand {

    @Argument(name = "file", description = "The ONNX file", required = true)
    @Completion(FileCompleter.class)
    private String file;

    @Option(name = "--name", description = "Name of the model")
    private String name;

    @Option(name = "--version", description = "Version of the model")
    private String version;

    @Option(name = "--licence", description = "Licence as an SPDX identifier")
    private String licence;

    @Reference
    private ModelRegistry registry;

    @Override
    void run() {
        System.out.print(registry.draft(new RegistrationRequest(
                Sources.absolute(session(), file),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(name),
                Optional.ofNullable(version),
                Optional.ofNullable(licence))));
    }
}

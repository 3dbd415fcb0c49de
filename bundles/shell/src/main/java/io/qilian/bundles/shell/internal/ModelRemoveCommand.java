package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.kernel.api.model.ModelReference;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes a registered version out of the library. */
@Service
@Command(
        scope = "model",
        name = "remove",
        description = "Takes a registered version out of the library; its number stays taken")
public final class ModelRemoveCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Option(name = "--reason", description = "Why, for the history")
    private String reason = "";

    @Reference
    private ModelRegistry registry;

    @Override
    void run() {
        ModelReference reference = ModelReference.parse(model);
        registry.remove(reference, new AliasMove.Change(user(), reason));
        System.out.println(text("model.removed", reference));
    }
}

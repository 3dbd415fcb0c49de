package io.qilian.bundles.shell.internal;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.kernel.api.model.ModelReference;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Moves an alias to a version. */
@Service
@Command(
        scope = "model",
        name = "promote",
        description = "Lets an alias stand for a version; whoever uses the alias changes over at the next frame")
public final class ModelPromoteCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Option(name = "--alias", description = "Which alias")
    private String alias = ModelReference.DEFAULT_ALIAS;

    @Option(name = "--reason", description = "Why, for the history")
    private String reason = "";

    @Reference
    private ModelAliases aliases;

    @Override
    void run() {
        AliasMove move = aliases.promote(ModelReference.parse(model), alias, new AliasMove.Change(user(), reason));
        System.out.println(Moves.sentence(move));
    }
}

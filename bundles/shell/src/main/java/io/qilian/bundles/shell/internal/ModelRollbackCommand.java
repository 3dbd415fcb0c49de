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

/** Takes an alias back to the version before. */
@Service
@Command(
        scope = "model",
        name = "rollback",
        description = "Lets an alias stand for the version before the present one; once more goes one further back")
public final class ModelRollbackCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME or NAME@ALIAS", required = true)
    @Completion(AliasCompleter.class)
    private String model;

    @Option(name = "--reason", description = "Why, for the history")
    private String reason = "";

    @Reference
    private ModelAliases aliases;

    @Override
    void run() {
        AliasMove move = aliases.rollback(ModelReference.parse(model), new AliasMove.Change(user(), reason));
        System.out.println(Moves.sentence(move));
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.kernel.api.model.ModelReference;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ends a rollout. */
@Service
@Command(scope = "model", name = "abort", description = "Ends a rollout; an alias that has gone over already goes back")
public final class ModelAbortCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME@ALIAS; without alias, prod", required = true)
    @Completion(AliasCompleter.class)
    private String model;

    @Option(name = "--reason", description = "Why, for the history")
    private String reason = "";

    @Reference
    private ModelRollouts rollouts;

    @Override
    void run() {
        Rollout ended = rollouts.abort(ModelReference.parse(model), new AliasMove.Change(user(), reason));
        System.out.println(text("rollout.ended", ended.id(), ended.model() + "@" + ended.alias(), ended.from()));
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Compares a version's files with what was registered. */
@Service
@Command(
        scope = "model",
        name = "verify",
        description = "Reads every file of a registered version again and compares it with what was registered")
public final class ModelVerifyCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Reference
    private ModelRegistry registry;

    @Override
    void run() {
        ModelReference reference = ModelReference.parse(model);
        List<String> differences = registry.verify(reference);
        if (!differences.isEmpty()) {
            throw new ProblemException(Problem.of(
                            "model.changed",
                            ProblemKind.RESOURCE,
                            text("verified.not"),
                            reference.toString(),
                            text("verified.fix"))
                    .comparing("", String.join("; ", differences)));
        }
        System.out.println(text("verified", reference));
    }
}

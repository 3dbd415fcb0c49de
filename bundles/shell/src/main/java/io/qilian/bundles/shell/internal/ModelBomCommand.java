package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Writes or prints the bill of materials of a version. */
@Service
@Command(
        scope = "model",
        name = "bom",
        description = "Writes the bill of materials of a version, CycloneDX 1.6 in JSON; prints it without a file")
public final class ModelBomCommand extends ConsoleCommand {

    @Argument(index = 0, name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Argument(index = 1, name = "file", description = "The JSON file to write, which must not exist")
    @Completion(FileCompleter.class)
    private String file;

    @Reference
    private ModelRegistry registry;

    @Override
    void run() {
        String bom = registry.bom(ModelReference.parse(model));
        if (file == null) {
            System.out.print(bom);
            return;
        }
        Path place = session().currentDir().resolve(file).normalize();
        try {
            Files.writeString(place, bom, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "model.bom-file",
                            ProblemKind.INPUT,
                            text("unwritten", e),
                            place.toString(),
                            text("unwritten.fix")),
                    e);
        }
        System.out.println(text("written", place));
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.kernel.api.model.ModelReference;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Registers a version of a model. */
@Service
@Command(
        scope = "model",
        name = "register",
        description = "Takes a model into the library, after it was tried; drafts the card of one that has none")
public final class ModelRegisterCommand extends ConsoleCommand {

    @Argument(
            name = "source",
            description = "An ONNX file, a folder with model and card, an exported archive, or an https address",
            required = true)
    @Completion(FileCompleter.class)
    private String source;

    @Option(name = "--card", description = "Card of an ONNX file; what it names lies beside it")
    private String card;

    @Option(name = "--sha256", description = "Digest that the file must have")
    private String digest;

    @Option(name = "--name", description = "Name of the model, if the card is drafted")
    private String name;

    @Option(name = "--version", description = "Version of the model, if the card is drafted")
    private String version;

    @Option(name = "--licence", description = "Licence as an SPDX identifier, if the card is drafted")
    private String licence;

    @Option(name = "--reason", description = "Why, for the history")
    private String reason = "";

    @Reference
    private ModelRegistry registry;

    @Reference
    private ModelLibrary library;

    @Override
    void run() {
        RegistrationRequest request = new RegistrationRequest(
                Sources.absolute(session(), source),
                Optional.ofNullable(card).map(file -> session().currentDir().resolve(file)),
                Optional.ofNullable(digest),
                Optional.ofNullable(name),
                Optional.ofNullable(version),
                Optional.ofNullable(licence));
        Registration registration = registry.register(request, new AliasMove.Change(user(), reason));
        String reference = registration.model() + ":" + registration.version();
        System.out.println(text("registered", reference));
        Notices.of(library.model(ModelReference.parse(reference))).forEach(System.out::println);
    }
}

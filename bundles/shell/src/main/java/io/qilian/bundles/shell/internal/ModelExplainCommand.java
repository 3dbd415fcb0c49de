package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.kernel.api.model.ModelReference;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Tells why a reference means the version that it means, and what is known of that version. */
@Service
@Command(
        scope = "model",
        name = "explain",
        description =
                "Tells which version a model means, since when and why, where it came from and what it has passed")
public final class ModelExplainCommand extends ConsoleCommand {

    private static final int SHOWN_MOVES = 5;

    @Argument(name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(AliasCompleter.class)
    private String model;

    @Reference
    private ModelLibrary library;

    @Reference
    private ModelAliases aliases;

    @Reference
    private ModelRegistry registry;

    @Reference
    private ModelEvaluation evaluations;

    @Override
    void run() {
        ModelReference reference = ModelReference.parse(model);
        ModelDetails details = library.model(reference);
        ModelSummary summary = details.summary();
        ModelReference version = new ModelReference(summary.name(), summary.version(), false);
        List<AliasMove> moves = aliases.history(reference).stream()
                .filter(move -> reference.alias()
                        ? move.alias().equals(reference.selector())
                        : move.to().equals(reference.selector()))
                .toList();
        System.out.println(text("explain.means", reference, version));
        if (reference.alias()) {
            System.out.println(moves.isEmpty() ? text("explain.highest") : since(moves.get(0)));
        }
        System.out.println(registry.registration(version)
                .map(registration -> text(
                        "explain.registered",
                        registration.registeredAt().truncatedTo(ChronoUnit.SECONDS),
                        registration.change().by(),
                        registration.source()))
                .orElseGet(() -> text("explain.dropped", details.folder())));
        System.out.printf("%s: %s%n", text("digest"), details.digest());
        System.out.printf("%s: %s%n", text("licence"), details.licence());
        System.out.println(
                details.signer().map(signer -> text("signed.by", signer)).orElseGet(() -> text("signed.not")));
        details.trial().ifPresent(trial -> System.out.println(ModelInfoCommand.sentence(trial)));
        Evaluations.lines(evaluations.evaluations(reference), details).forEach(System.out::println);
        System.out.println(text("explain.state", summary.state(), summary.users()));
        Notices.of(details).forEach(System.out::println);
        moves.stream().limit(SHOWN_MOVES).forEach(move -> System.out.println("  " + since(move)));
    }

    private static String since(AliasMove move) {
        return text(
                "explain.move",
                move.movedAt().truncatedTo(ChronoUnit.SECONDS),
                Moves.sentence(move),
                move.change().by(),
                move.change().reason());
    }
}

package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.kernel.api.model.ModelReference;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a model and its card. */
@Service
@Command(scope = "model", name = "info", description = "Shows a model and its card, or why it is refused")
public final class ModelInfoCommand extends ConsoleCommand {

    @Argument(name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Reference
    private ModelLibrary library;

    @Reference
    private ModelEvaluation evaluations;

    @Override
    void run() {
        ModelReference reference = ModelReference.parse(model);
        ModelDetails details = library.model(reference);
        System.out.printf(
                "%s:%s %s %s%n",
                details.summary().name(),
                details.summary().version(),
                details.summary().state(),
                details.summary().aliases());
        System.out.printf("%s: %s%n", text("licence"), details.licence());
        System.out.println(
                details.signer().map(signer -> text("signed.by", signer)).orElseGet(() -> text("signed.not")));
        System.out.printf("%s: %s%n", text("folder"), details.folder());
        System.out.printf("%s: %s%n", text("digest"), details.digest());
        System.out.printf("%s: %s%n", text("decoder"), details.decoder());
        details.input().ifPresent(input -> System.out.printf("%s: %s%n", text("input"), input));
        System.out.printf("%s: %s%n", text("labels"), String.join(", ", details.labels()));
        System.out.printf("%s: %d%n", text("users"), details.summary().users());
        details.trial().map(ModelInfoCommand::sentence).ifPresent(System.out::println);
        Notices.of(details).forEach(System.out::println);
        if (!details.metrics().isEmpty()) {
            System.out.println(text("metrics") + ":");
            details.metrics()
                    .forEach(metric ->
                            System.out.printf("  %s, %s: %s%n", metric.name(), metric.dataset(), metric.value()));
        }
        Evaluations.lines(evaluations.evaluations(reference), details).forEach(System.out::println);
    }

    /** How the trial went. */
    static String sentence(ModelDetails.Trial trial) {
        long peakMib = trial.peakBytes() >> 20;
        return trial.runMs().isPresent()
                ? text("trial", trial.loadMs(), trial.runMs().getAsDouble(), peakMib)
                : text("trial-loaded", trial.loadMs(), peakMib);
    }
}

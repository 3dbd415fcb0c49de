package io.qilian.bundles.modelserver.internal.inference;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The library as the protocol sees it: names, versions, states. Thread-safe. */
public final class Repository {

    /** Name of this server. */
    public static final String SERVER = "qilian";

    /** What models are made for, in the form PROJECT_FORMAT. */
    public static final String PLATFORM = "onnxruntime_onnx";

    /** What runs them. */
    public static final String BACKEND = "onnxruntime";

    /** What is offered beyond the protocol itself; nothing stands here that does not work. */
    public static final List<String> EXTENSIONS =
            List.of("binary_tensor_data", "model_configuration", "model_repository", "parameters", "statistics");

    private final ServedModels models;

    /** One version in the index. */
    public record Entry(String name, String version, String state, String reason) {}

    /**
     * A repository.
     *
     * @param models the library
     */
    public Repository(ServedModels models) {
        this.models = models;
    }

    /**
     * The model that a request names.
     *
     * @param name name of the model
     * @param version MAJOR.MINOR.PATCH or an alias; empty for what the alias prod stands for
     * @return the reference
     */
    public static ModelReference reference(String name, String version) {
        String text = name + (version.isEmpty() ? "" : version.matches("\\d.*") ? ":" + version : "@" + version);
        try {
            return ModelReference.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(
                            "model.unknown",
                            ProblemKind.INPUT,
                            "There can be no such model or version",
                            text,
                            "Ask for the index of the repository")
                    .comparing("a name in lower case, and MAJOR.MINOR.PATCH or an alias as version", text));
        }
    }

    /** What a model takes and gives. */
    public ModelSignature describe(ModelReference model) {
        return models.describe(model);
    }

    /** The versions of a model that can be used, from the highest down. */
    public List<String> versions(String name) {
        return models.models().stream()
                .filter(one -> one.name().equals(name) && one.state() != ModelState.REFUSED)
                .map(ModelSummary::version)
                .toList();
    }

    /** Refuses if a model cannot answer now. */
    public void requireReady(ModelReference model) {
        Entry entry = entry(models.summary(model));
        if (!entry.state().equals("READY")) {
            throw new ProblemException(Problem.of(
                            "model.not-ready",
                            ProblemKind.RESOURCE,
                            "The model is not ready: " + entry.reason(),
                            model.toString(),
                            "See the index of the repository")
                    .comparing("READY", entry.state()));
        }
    }

    /**
     * All versions.
     *
     * @param readyOnly whether those are left out that cannot answer now
     */
    public List<Entry> index(boolean readyOnly) {
        return models.models().stream()
                .map(this::entry)
                .filter(entry -> !readyOnly || entry.state().equals("READY"))
                .toList();
    }

    private Entry entry(ModelSummary model) {
        if (models.unloaded(new ModelReference(model.name(), ModelReference.DEFAULT_ALIAS, true))) {
            return new Entry(model.name(), model.version(), "UNAVAILABLE", "unloaded");
        }
        return switch (model.state()) {
            case AVAILABLE, LOADED -> new Entry(model.name(), model.version(), "READY", "");
            case UNPROVEN -> new Entry(model.name(), model.version(), "LOADING", "it is being tried");
            case REFUSED ->
                new Entry(
                        model.name(),
                        model.version(),
                        "UNAVAILABLE",
                        model.problem().map(Problem::what).orElse("refused"));
        };
    }

    /**
     * Statistics of the versions of a model, also of those that were never asked.
     *
     * @param statistics what was counted
     * @param name name of the model
     * @param version version or alias; empty for all versions that can be used
     */
    public List<VersionStatistics> statistics(ModelStatistics statistics, String name, String version) {
        String one = models.summary(reference(name, version)).version();
        List<String> wanted = version.isEmpty() ? versions(name) : List.of(one);
        return wanted.stream().map(each -> statistics.version(name, each)).toList();
    }

    /** Statistics of all versions that can be used. */
    public List<VersionStatistics> statistics(ModelStatistics statistics) {
        return models.models().stream()
                .filter(one -> one.state() != ModelState.REFUSED)
                .map(one -> statistics.version(one.name(), one.version()))
                .toList();
    }

    /**
     * Puts a model into service.
     *
     * @param name name of the model
     * @param parameters names of the parameters that came with the request
     */
    public void load(String name, Set<String> parameters) {
        for (String parameter : parameters) {
            if (parameter.equals("config") || parameter.startsWith("file:")) {
                throw Refusals.unsupported(
                        "Models and their configuration are registered, not sent",
                        "parameter " + parameter,
                        "Put the folder NAME/VERSION with its card into the library, then load the model by name");
            }
        }
        models.load(reference(name, ""));
    }

    /** Takes a model out of service. */
    public void unload(String name) {
        models.unload(reference(name, ""));
    }

    /** What this server knows of a model beyond the protocol. */
    public static Map<String, String> properties(ModelSignature model) {
        return model.picture()
                .map(
                        input -> Map.of(
                                "version",
                                model.version().version(),
                                "digest",
                                model.version().digest(),
                                "picture_input",
                                input
                                        + ": also BYTES [1] with a JPEG or PNG, or UINT8 [1, height, width, 3] in red, green, blue"))
                .orElseGet(() -> Map.of(
                        "version",
                        model.version().version(),
                        "digest",
                        model.version().digest()));
    }
}

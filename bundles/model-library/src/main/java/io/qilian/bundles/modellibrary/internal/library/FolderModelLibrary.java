package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library over one folder. Whoever opened a model follows its alias when a higher version arrives. */
public final class FolderModelLibrary implements ModelLibrary {

    private static final Logger log = LoggerFactory.getLogger(FolderModelLibrary.class);
    private static final Comparator<ShelvedVersion> HIGHEST_FIRST = Comparator.comparing(
                    (ShelvedVersion shelved) -> SemanticVersion.parse(shelved.version()))
            .reversed();

    private final Shelf shelf;
    private final Aliases aliases;
    private final Gate gate;
    private final VersionCache cache;
    private final Set<OpenModel> open = new HashSet<>();
    private Map<String, ShelvedVersion> versions = Map.of();

    /**
     * A library.
     *
     * @param folder where the models lie
     * @param aliases what aliases were moved to
     * @param gate admits versions
     * @param loader loads a version that was admitted
     */
    public FolderModelLibrary(Path folder, Aliases aliases, Gate gate, Function<ModelFolder, LoadedVersion> loader) {
        this.shelf = new Shelf(folder);
        this.aliases = aliases;
        this.gate = gate;
        this.cache = new VersionCache(loader);
        rescan();
    }

    /** Looks at the folder anew, and moves open models to the versions that their aliases stand for now. */
    public void rescan() {
        List<OpenModel> followers;
        synchronized (this) {
            Map<String, ShelvedVersion> found = shelf.read(versions);
            found.forEach((key, now) -> logChange(versions.get(key), now));
            versions = found;
            followers = new ArrayList<>(open);
        }
        followers.forEach(this::follow);
    }

    private static void logChange(ShelvedVersion before, ShelvedVersion now) {
        if (before != null && before.fingerprint() == now.fingerprint()) {
            return;
        }
        now.problem()
                .ifPresentOrElse(
                        problem -> log.warn("Model {} is refused: {}", now.key(), problem.message()),
                        () -> log.info("Model {} is in the library", now.key()));
    }

    private void follow(OpenModel model) {
        try {
            ModelFolder folder = resolve(model.reference());
            try {
                gate.admit(folder);
                model.moveTo(folder, cache);
                change(folder, ShelvedVersion::asProven);
            } catch (ProblemException e) {
                refuse(folder, e.problem());
                throw e;
            }
        } catch (ProblemException e) {
            if (model.reportOnce(e.problem())) {
                log.warn("Model {} stays as it is: {}", model.reference(), e.getMessage());
            }
        }
    }

    /**
     * Loads each version that nobody has loaded yet once, so that one whose card does not fit is refused when it comes
     * and not when it is needed.
     */
    public void prove() {
        List<ModelFolder> untried;
        synchronized (this) {
            untried = versions.values().stream()
                    .filter(shelved -> !shelved.proven())
                    .flatMap(shelved -> shelved.folder().stream())
                    .toList();
        }
        untried.forEach(this::prove);
    }

    private void prove(ModelFolder folder) {
        try {
            gate.admit(folder);
            cache.letGo(cache.hold(folder));
            change(folder, ShelvedVersion::asProven);
        } catch (ProblemException e) {
            refuse(folder, e.problem());
        }
    }

    /**
     * Opens a model and keeps it in memory.
     *
     * @param reference which one
     * @return the model, closed by the caller
     */
    public OpenModel open(ModelReference reference) {
        ModelFolder folder = resolve(reference);
        LoadedVersion loaded;
        try {
            gate.admit(folder);
            loaded = cache.hold(folder);
        } catch (ProblemException e) {
            refuse(folder, e.problem());
            throw e;
        }
        change(folder, ShelvedVersion::asProven);
        OpenModel model = new OpenModel(reference, loaded, this::closed);
        synchronized (this) {
            open.add(model);
        }
        return model;
    }

    /**
     * What an alias stands for.
     *
     * @param reference the alias
     * @return the version; empty if it stands for none that can be used
     */
    public synchronized Optional<String> versionOf(ModelReference reference) {
        Optional<String> moved = aliases.version(reference.name(), reference.selector());
        boolean highest = moved.isEmpty() && reference.selector().equals(ModelReference.DEFAULT_ALIAS);
        return highest ? highestUsable(reference.name()).map(ShelvedVersion::version) : moved;
    }

    private void closed(OpenModel model, LoadedVersion last) {
        synchronized (this) {
            open.remove(model);
        }
        cache.letGo(last);
    }

    /** A version that looked good and could not be loaded is out of the question until its folder changes. */
    private void refuse(ModelFolder folder, Problem problem) {
        change(folder, shelved -> {
            log.warn("Model {} is refused: {}", shelved.key(), problem.message());
            return shelved.refused(problem);
        });
    }

    /** Changes what is known of a version, unless its folder has become another in between. */
    private synchronized void change(ModelFolder folder, UnaryOperator<ShelvedVersion> change) {
        String key = folder.card().name() + ":" + folder.card().version();
        ShelvedVersion shelved = versions.get(key);
        if (shelved != null && shelved.folder().equals(Optional.of(folder))) {
            Map<String, ShelvedVersion> changed = new LinkedHashMap<>(versions);
            changed.put(key, change.apply(shelved));
            versions = changed;
        }
    }

    private synchronized ModelFolder resolve(ModelReference reference) {
        Optional<String> moved =
                reference.alias() ? aliases.version(reference.name(), reference.selector()) : Optional.empty();
        String key = moved.map(version -> reference.name() + ":" + version).orElse(reference.toString());
        if (!reference.alias() || moved.isPresent()) {
            ShelvedVersion shelved = versions.get(key);
            if (shelved == null) {
                throw moved.isPresent()
                        ? Shelf.gone(reference.toString(), key, shelf.folder())
                        : Shelf.unknown(reference.toString(), versions, shelf.folder());
            }
            return shelved.folder().orElseThrow(() -> refused(shelved));
        }
        Optional<ShelvedVersion> highest = versions.values().stream()
                .filter(shelved -> shelved.name().equals(reference.name()))
                .min(HIGHEST_FIRST);
        if (highest.isEmpty() || !reference.selector().equals(ModelReference.DEFAULT_ALIAS)) {
            throw Shelf.unknown(reference.toString(), versions, shelf.folder());
        }
        return highestUsable(reference.name())
                .flatMap(ShelvedVersion::folder)
                .orElseThrow(() -> refused(highest.get()));
    }

    private Optional<ShelvedVersion> highestUsable(String name) {
        return versions.values().stream()
                .filter(shelved -> shelved.name().equals(name) && shelved.usable())
                .min(HIGHEST_FIRST);
    }

    private static ProblemException refused(ShelvedVersion shelved) {
        return new ProblemException(shelved.problem()
                .orElseGet(() -> Problem.of(
                        "model.refused", ProblemKind.INPUT, "The model is refused", shelved.key(), "See model:list")));
    }

    @Override
    public List<ModelSummary> models() {
        rescan();
        synchronized (this) {
            return versions.values().stream()
                    .sorted(Comparator.comparing(ShelvedVersion::name).thenComparing(HIGHEST_FIRST))
                    .map(this::summary)
                    .toList();
        }
    }

    private ModelSummary summary(ShelvedVersion shelved) {
        int users = shelved.folder().map(cache::holders).orElse(0);
        return new ModelSummary(
                shelved.name(), shelved.version(), aliases(shelved), state(shelved, users), shelved.problem(), users);
    }

    private static ModelState state(ShelvedVersion shelved, int users) {
        if (!shelved.usable()) {
            return ModelState.REFUSED;
        }
        if (!shelved.proven()) {
            return ModelState.UNPROVEN;
        }
        return users > 0 ? ModelState.LOADED : ModelState.AVAILABLE;
    }

    private List<String> aliases(ShelvedVersion shelved) {
        List<String> moved = aliases.of(shelved.name(), shelved.version());
        boolean highest =
                aliases.version(shelved.name(), ModelReference.DEFAULT_ALIAS).isEmpty()
                        && highestUsable(shelved.name()).filter(shelved::equals).isPresent();
        return highest
                ? Stream.concat(moved.stream(), Stream.of(ModelReference.DEFAULT_ALIAS))
                        .toList()
                : moved;
    }

    @Override
    public ModelDetails model(ModelReference model) {
        rescan();
        synchronized (this) {
            ModelFolder folder = resolve(model);
            Card card = folder.card();
            ShelvedVersion shelved = versions.get(card.name() + ":" + card.version());
            return new ModelDetails(
                    summary(shelved),
                    folder.path().toString(),
                    card.sha256(),
                    folder.licence(),
                    card.output().decoder().name().toLowerCase(Locale.ROOT),
                    card.input().map(FolderModelLibrary::describe),
                    folder.labels(),
                    card.metrics().stream()
                            .map(metric -> new ModelDetails.Metric(metric.name(), metric.dataset(), metric.value()))
                            .toList(),
                    gate.trial(folder));
        }
    }

    private static String describe(InputCard input) {
        String resize = input.resize().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return input.width() + "x" + input.height() + " " + input.colour() + " " + input.layout() + " "
                + input.type().name().toLowerCase(Locale.ROOT) + ", " + resize;
    }
}

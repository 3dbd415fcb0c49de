package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.ModelProblems;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library over the folder into which versions can be dropped and over those that were registered. Whoever opened a
 * model follows its alias.
 */
public final class FolderModelLibrary implements ModelLibrary, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FolderModelLibrary.class);

    private final Catalogue catalogue;
    private final Gate gate;
    private final MemoryBudget budget;
    private final VersionCache cache;
    private final Set<OpenModel> open = new HashSet<>();

    /**
     * A library.
     *
     * @param folder where versions can be dropped
     * @param registered versions that lie elsewhere
     * @param aliases what aliases were moved to
     * @param gate admits versions
     * @param loader loads a version that was admitted
     */
    public FolderModelLibrary(
            Path folder,
            RegisteredVersions registered,
            Aliases aliases,
            Gate gate,
            Function<ModelFolder, LoadedVersion> loader) {
        this(folder, registered, aliases, gate, loader, MemoryBudget.unlimited());
    }

    /** A library whose versions in memory are bounded together. */
    public FolderModelLibrary(
            Path folder,
            RegisteredVersions registered,
            Aliases aliases,
            Gate gate,
            Function<ModelFolder, LoadedVersion> loader,
            MemoryBudget budget) {
        this.catalogue = new Catalogue(new Shelf(folder, registered), aliases);
        this.gate = gate;
        this.budget = budget;
        this.cache = new VersionCache(loader, gate, budget, System::nanoTime);
        rescan();
    }

    /** Looks at the folders anew, and moves open models to the versions that their aliases stand for now. */
    public void rescan() {
        catalogue.rescan();
        cache.sweep();
        List<OpenModel> followers;
        synchronized (open) {
            followers = new ArrayList<>(open);
        }
        followers.forEach(this::follow);
    }

    private void follow(OpenModel model) {
        try {
            ModelFolder folder = catalogue.resolve(model.reference());
            if (model.uses(folder)) {
                return;
            }
            try {
                gate.admit(folder);
                model.moveTo(folder, cache);
                catalogue.proven(folder);
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
        for (ModelFolder folder : catalogue.unproven()) {
            try {
                tryOut(folder);
                catalogue.proven(folder);
            } catch (ProblemException e) {
                refuse(folder, e.problem());
            }
        }
    }

    /** Want of memory says nothing against a version: it is loaded when there is room. */
    private void refuse(ModelFolder folder, Problem problem) {
        if (!problem.code().equals(ModelProblems.MEMORY)) {
            catalogue.refuse(folder, problem);
        }
    }

    /**
     * Loads a version once and lets it go, whether it is in the library or not.
     *
     * @param folder the version's folder
     * @throws ProblemException if it cannot be used
     */
    public void tryOut(ModelFolder folder) {
        gate.admit(folder);
        cache.letGo(cache.hold(folder));
    }

    /**
     * Opens a model and keeps it in memory.
     *
     * @param reference which one
     * @return the model, closed by the caller
     */
    public OpenModel open(ModelReference reference) {
        ModelFolder folder = catalogue.resolve(reference);
        LoadedVersion loaded;
        try {
            gate.admit(folder);
            loaded = cache.hold(folder);
        } catch (ProblemException e) {
            refuse(folder, e.problem());
            throw e;
        }
        catalogue.proven(folder);
        OpenModel model = new OpenModel(reference, loaded, this::closed);
        synchronized (open) {
            open.add(model);
        }
        return model;
    }

    /** Names who lets one version go that is held but not used; false if there is none. Asked while memory is short. */
    public void relieveBy(BooleanSupplier letGo) {
        budget.relieveBy(letGo);
    }

    /** What the versions take in memory. */
    public ServingStatistics.Memory memory() {
        return cache.memory();
    }

    private void closed(OpenModel model, LoadedVersion last) {
        synchronized (open) {
            open.remove(model);
        }
        cache.letGo(last);
    }

    /**
     * What an alias stands for.
     *
     * @param reference the alias
     * @return the version; empty if it stands for none that can be used
     */
    public Optional<String> versionOf(ModelReference reference) {
        return catalogue.versionOf(reference);
    }

    /**
     * Whether there is a version, in order or not.
     *
     * @param name of the model
     * @param version its version
     * @return true if so
     */
    public boolean has(String name, String version) {
        return catalogue.has(name, version);
    }

    /**
     * Whether a version is the only one of its model, in order or not.
     *
     * @param version the version
     * @return true if there is no other
     */
    public boolean only(ModelReference version) {
        return catalogue.all().stream()
                .filter(shelved -> shelved.name().equals(version.name()))
                .allMatch(shelved -> shelved.version().equals(version.selector()));
    }

    /**
     * The number for a model's next version.
     *
     * @param name of the model
     * @param taken numbers that must not be used again
     * @return the next minor version; 1.0.0 for the first
     */
    public String versionAfter(String name, List<String> taken) {
        return catalogue.versionAfter(name, taken);
    }

    @Override
    public List<ModelSummary> models() {
        rescan();
        return catalogue.all().stream().map(this::summary).toList();
    }

    /**
     * One version in a line, also one that is refused.
     *
     * @param model which one
     * @return the line
     * @throws ProblemException if there is no such version
     */
    public ModelSummary summary(ModelReference model) {
        return summary(catalogue.find(model));
    }

    private ModelSummary summary(ShelvedVersion shelved) {
        int users = shelved.folder().map(cache::holders).orElse(0);
        return new ModelSummary(
                shelved.name(),
                shelved.version(),
                catalogue.aliases(shelved),
                state(shelved, users),
                shelved.problem(),
                users);
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

    @Override
    public ModelDetails model(ModelReference model) {
        rescan();
        ModelFolder folder = catalogue.resolve(model);
        Card card = folder.card();
        return new ModelDetails(
                summary(new ModelReference(card.name(), card.version(), false)),
                folder.path().toString(),
                card.sha256(),
                folder.licence(),
                card.output().decoder().name().toLowerCase(Locale.ROOT),
                card.input().map(FolderModelLibrary::describe),
                folder.labels(),
                card.metrics().stream()
                        .map(metric -> new ModelDetails.Metric(metric.name(), metric.dataset(), metric.value()))
                        .toList(),
                gate.trial(folder),
                gate.signer(folder),
                CardNotices.of(folder));
    }

    private static String describe(InputCard input) {
        String resize = input.resize().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return input.width() + "x" + input.height() + " " + input.colour() + " " + input.layout() + " "
                + input.type().name().toLowerCase(Locale.ROOT) + ", " + resize;
    }

    /** Gives back the memory of versions that rest. Models that are open stay so until their users close them. */
    @Override
    public void close() {
        cache.close();
    }
}

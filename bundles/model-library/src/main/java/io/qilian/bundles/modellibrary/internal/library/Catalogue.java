package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of each version, and what aliases stand for. Loads nothing. Thread-safe. */
final class Catalogue {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);
    private static final Comparator<ShelvedVersion> HIGHEST_FIRST = Comparator.comparing(
                    (ShelvedVersion shelved) -> SemanticVersion.parse(shelved.version()))
            .reversed();

    private final Shelf shelf;
    private final Aliases aliases;
    private Map<String, ShelvedVersion> versions = Map.of();

    Catalogue(Shelf shelf, Aliases aliases) {
        this.shelf = shelf;
        this.aliases = aliases;
    }

    /** Looks at the folders anew. */
    synchronized void rescan() {
        Map<String, ShelvedVersion> found = shelf.read(versions);
        found.forEach((key, now) -> logChange(versions.get(key), now));
        versions = found;
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

    /** By name, then from the highest down. */
    synchronized List<ShelvedVersion> all() {
        return versions.values().stream()
                .sorted(Comparator.comparing(ShelvedVersion::name).thenComparing(HIGHEST_FIRST))
                .toList();
    }

    synchronized List<ModelFolder> unproven() {
        return versions.values().stream()
                .filter(shelved -> !shelved.proven())
                .flatMap(shelved -> shelved.folder().stream())
                .toList();
    }

    synchronized boolean has(String name, String version) {
        return versions.containsKey(name + ":" + version);
    }

    /** Whatever is known of a version, in order or not. */
    synchronized ShelvedVersion find(ModelReference reference) {
        Optional<String> moved =
                reference.alias() ? aliases.version(reference.name(), reference.selector()) : Optional.empty();
        if (!reference.alias() || moved.isPresent()) {
            String key = reference.name() + ":" + moved.orElse(reference.selector());
            ShelvedVersion shelved = versions.get(key);
            if (shelved == null) {
                throw moved.isPresent()
                        ? Shelf.gone(reference.toString(), key)
                        : Shelf.unknown(reference.toString(), versions);
            }
            return shelved;
        }
        Optional<ShelvedVersion> highest = versions.values().stream()
                .filter(shelved -> shelved.name().equals(reference.name()))
                .min(HIGHEST_FIRST);
        if (highest.isEmpty() || !reference.selector().equals(ModelReference.DEFAULT_ALIAS)) {
            throw Shelf.unknown(reference.toString(), versions);
        }
        return highestUsable(reference.name()).orElse(highest.get());
    }

    /** The folder of a version that can be used. */
    ModelFolder resolve(ModelReference reference) {
        ShelvedVersion shelved = find(reference);
        return shelved.folder()
                .orElseThrow(() -> new ProblemException(shelved.problem()
                        .orElseGet(() -> Problem.of(
                                "model.refused",
                                ProblemKind.INPUT,
                                "The model is refused",
                                shelved.key(),
                                "See model:list"))));
    }

    /** What an alias stands for; empty if for nothing that can be used. */
    synchronized Optional<String> versionOf(ModelReference alias) {
        Optional<String> moved = aliases.version(alias.name(), alias.selector());
        boolean highest = moved.isEmpty() && alias.selector().equals(ModelReference.DEFAULT_ALIAS);
        return highest ? highestUsable(alias.name()).map(ShelvedVersion::version) : moved;
    }

    synchronized List<String> aliases(ShelvedVersion shelved) {
        List<String> moved = aliases.of(shelved.name(), shelved.version());
        boolean highest =
                aliases.version(shelved.name(), ModelReference.DEFAULT_ALIAS).isEmpty()
                        && highestUsable(shelved.name()).filter(shelved::equals).isPresent();
        return highest
                ? Stream.concat(moved.stream(), Stream.of(ModelReference.DEFAULT_ALIAS))
                        .toList()
                : moved;
    }

    private Optional<ShelvedVersion> highestUsable(String name) {
        return versions.values().stream()
                .filter(shelved -> shelved.name().equals(name) && shelved.usable())
                .min(HIGHEST_FIRST);
    }

    /** The next minor version after all that a model has and had; 1.0.0 for the first. */
    synchronized String versionAfter(String name, List<String> taken) {
        Stream<String> present = versions.values().stream()
                .filter(shelved -> shelved.name().equals(name))
                .map(ShelvedVersion::version);
        return Stream.concat(present, taken.stream())
                .map(SemanticVersion::parse)
                .max(Comparator.naturalOrder())
                .map(highest -> highest.major() + "." + (highest.minor() + 1) + ".0")
                .orElse("1.0.0");
    }

    /** A version that looked good and could not be loaded is out of the question until its folder changes. */
    void refuse(ModelFolder folder, Problem problem) {
        change(folder, shelved -> {
            log.warn("Model {} is refused: {}", shelved.key(), problem.message());
            return shelved.refused(problem);
        });
    }

    void proven(ModelFolder folder) {
        change(folder, ShelvedVersion::asProven);
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
}

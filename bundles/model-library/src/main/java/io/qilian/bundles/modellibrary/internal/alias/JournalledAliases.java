package io.qilian.bundles.modellibrary.internal.alias;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.AliasMove.Kind;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves aliases to versions that can be used, and tells the library. One move after the other. */
public final class JournalledAliases implements ModelAliases {

    private static final Logger log = LoggerFactory.getLogger(JournalledAliases.class);

    private final AliasJournal journal;
    private final FolderModelLibrary library;
    private final InstantSource clock;

    /**
     * Aliases.
     *
     * @param journal where moves are written down
     * @param library whose models are meant; it reads the same journal
     * @param clock the time of day
     */
    public JournalledAliases(AliasJournal journal, FolderModelLibrary library, InstantSource clock) {
        this.journal = journal;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public synchronized AliasMove promote(ModelReference model, String alias, Change change) {
        if (model.alias()) {
            throw problem(
                    "model.version-needed",
                    "An alias is moved to a version, not to an alias",
                    model.toString(),
                    "Name the version, as " + model.name() + ":1.0.0; model:list shows which there are");
        }
        ModelReference moved = new ModelReference(model.name(), alias, true);
        Optional<String> from = library.versionOf(moved);
        // The highest version is only meant until another comes; naming it is a move.
        if (journal.version(model.name(), alias).equals(Optional.of(model.selector()))) {
            throw problem(
                    "model.alias-there",
                    "The alias stands for this version already",
                    moved + " and " + model,
                    "Name another version; model:list shows which there are");
        }
        return move(moved, Kind.PROMOTE, from, model.selector(), change);
    }

    @Override
    public synchronized AliasMove rollback(ModelReference model, Change change) {
        if (!model.alias()) {
            throw problem(
                    "model.alias-needed",
                    "An alias goes back, not a version",
                    model.toString(),
                    "Name the alias, as " + model.name() + "@" + ModelReference.DEFAULT_ALIAS);
        }
        String before = journal.before(model.name(), model.selector())
                .orElseThrow(() -> problem(
                        "model.no-version-before",
                        "There is no version to go back to",
                        model.toString(),
                        "See model:history " + model.name() + "; model:promote moves the alias to a version"));
        return move(model, Kind.ROLLBACK, journal.version(model.name(), model.selector()), before, change);
    }

    /**
     * Makes {@code prod} stay where it is, so that it does not follow a higher version that comes.
     *
     * @param name of the model
     * @param change who lets the higher version come, and why
     */
    public synchronized void pin(String name, Change change) {
        ModelReference prod = new ModelReference(name, ModelReference.DEFAULT_ALIAS, true);
        if (journal.version(name, prod.selector()).isEmpty()) {
            library.versionOf(prod).ifPresent(version -> move(prod, Kind.PROMOTE, Optional.empty(), version, change));
        }
    }

    /**
     * The aliases that were moved to a version.
     *
     * @param name of the model
     * @param version the version
     * @return the aliases by name, without a {@code prod} that was never moved
     */
    public List<String> of(String name, String version) {
        return journal.of(name, version);
    }

    private AliasMove move(ModelReference alias, Kind kind, Optional<String> from, String to, Change change) {
        library.rescan();
        // Held while those who follow the alias change over: it is loaded once, and refused before anything has
        // changed.
        try (OpenModel held = library.open(new ModelReference(alias.name(), to, false))) {
            AliasMove move = journal.write(alias.name(), alias.selector(), kind, from, to, clock.instant(), change);
            log.info("Alias {} stands for {} by {}: {}", alias, held.reference(), change.by(), change.reason());
            library.rescan();
            return move;
        }
    }

    @Override
    public List<AliasMove> history(ModelReference model) {
        return journal.newestFirst(model.name());
    }

    private static ProblemException problem(String code, String what, String where, String fix) {
        return new ProblemException(Problem.of(code, ProblemKind.INPUT, what, where, fix));
    }
}

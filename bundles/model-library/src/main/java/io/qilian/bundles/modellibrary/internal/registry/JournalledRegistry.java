package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.alias.JournalledAliases;
import io.qilian.bundles.modellibrary.internal.bom.ModelBom;
import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import io.qilian.bundles.modellibrary.internal.draft.CardDraft;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.signing.FolderSignature;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers versions: the files into the store, then one row into the journal. One change after the other. */
public final class JournalledRegistry implements ModelRegistry {

    private static final Logger log = LoggerFactory.getLogger(JournalledRegistry.class);

    private final KeptVersions kept;
    private final FolderModelLibrary library;
    private final JournalledAliases aliases;
    private final InstantSource clock;

    /**
     * A registry.
     *
     * @param kept the registered versions
     * @param library tries new ones; it reads the same registered versions
     * @param aliases what aliases of the library stand for
     * @param clock the time of day
     */
    public JournalledRegistry(
            KeptVersions kept, FolderModelLibrary library, JournalledAliases aliases, InstantSource clock) {
        this.kept = kept;
        this.library = library;
        this.aliases = aliases;
        this.clock = clock;
    }

    @Override
    public synchronized Registration register(RegistrationRequest request, Change change) {
        Registration registration = staged(request, stage -> register(request, change, stage));
        log.info(
                "Model {}:{} from {} is registered by {}",
                registration.model(),
                registration.version(),
                request.source(),
                change.by());
        refresh();
        return registration;
    }

    private Registration register(RegistrationRequest request, Change change, Path stage) {
        ModelFolder content = bring(request, stage);
        Card card = content.card();
        requireNew(card, content.path());
        library.tryOut(content);
        Manifest manifest = Manifest.of(content.path());
        Registration registration = new Registration(
                card.name(), card.version(), manifest.content(), request.source(), clock.instant(), change);
        // A version that comes is not yet one that is wanted: prod waits for a promotion.
        aliases.pin(card.name(), new Change(change.by(), "before " + card.version() + " was registered"));
        kept.store().keep(content.path(), manifest.content(), card.name(), card.version());
        kept.journal().write(registration, manifest);
        kept.store().confirm(manifest.content());
        return registration;
    }

    /** Works in a folder that goes away afterwards; what is told of files in it is told of the source. */
    private <T> T staged(RegistrationRequest request, Function<Path, T> work) {
        try (ContentStore.Stage stage = kept.store().stage()) {
            try {
                return work.apply(stage.path());
            } catch (ProblemException e) {
                Pattern place = Pattern.compile(Pattern.quote(stage.path().toString())
                        + "/(?:brought|fetched|[^/\\s]+/[0-9.]+)(?:/model\\.onnx)?");
                String source = Matcher.quoteReplacement(request.source());
                Problem problem = e.problem();
                throw new ProblemException(
                        new Problem(
                                problem.code(),
                                problem.kind(),
                                place.matcher(problem.what()).replaceAll(source),
                                place.matcher(problem.where()).replaceAll(source),
                                problem.expected(),
                                problem.actual(),
                                problem.fix()),
                        e);
            }
        }
    }

    /** The files, arranged as NAME/VERSION, with a card: their own, or one that is drafted. */
    private ModelFolder bring(RegistrationRequest request, Path stage) {
        Path brought = new ModelSource(request, stage).bring();
        if (!Files.exists(brought.resolve(ModelFolder.CARD_FILE))) {
            draft(request, brought).write(brought);
        }
        Card card = ModelFolder.card(brought);
        try {
            Path folder = stage.resolve(card.name()).resolve(card.version());
            Files.createDirectories(folder.getParent());
            Files.move(brought, folder);
            return ModelFolder.read(folder);
        } catch (IOException e) {
            throw ContentStore.unwritable(stage, e);
        }
    }

    private CardDraft draft(RegistrationRequest request, Path brought) {
        Path model = brought.resolve(ModelFolder.MODEL_FILE);
        return CardDraft.of(
                request, model, Manifest.of(brought).files().get(ModelFolder.MODEL_FILE), this::versionAfter);
    }

    /**
     * The number for a model's next version; numbers of versions that were removed stay taken.
     *
     * @param name of the model
     * @return the number
     */
    public String versionAfter(String name) {
        return library.versionAfter(name, kept.versions(name));
    }

    private void requireNew(Card card, Path folder) {
        Optional<RegistrationJournal.Row> row = kept.journal().find(card.name(), card.version());
        boolean same = row.filter(known -> !known.removed())
                .filter(known -> known.manifest().equals(Manifest.of(folder)))
                .isPresent();
        if (row.isPresent() || library.has(card.name(), card.version())) {
            throw problem(
                    "model.version-exists",
                    same ? "This version is registered already, with the same files" : "This version exists already",
                    card.name() + ":" + card.version(),
                    same
                            ? "Nothing is left to do; model:explain tells where it came from"
                            : "A version never changes, and a number that was removed stays taken: register the model"
                                    + " under the next number");
        }
    }

    @Override
    public Optional<Registration> registration(ModelReference model) {
        return row(model).map(RegistrationJournal.Row::registration);
    }

    @Override
    public synchronized void remove(ModelReference model, Change change) {
        if (model.alias()) {
            throw problem(
                    "model.version-needed",
                    "A version is removed, not what an alias stands for",
                    model.toString(),
                    "Name the version, as " + model.name() + ":1.0.0");
        }
        Registration registration = requireRow(model).registration();
        ModelSummary summary = library.summary(model);
        // A prod that was never moved has nothing to stand for when the only version goes.
        List<String> standing = library.only(model) ? aliases.of(model.name(), model.selector()) : summary.aliases();
        if (!standing.isEmpty() || summary.users() > 0) {
            throw new ProblemException(Problem.of(
                            "model.in-use",
                            ProblemKind.INPUT,
                            "The version is in use",
                            model.toString(),
                            "Move its aliases with model:promote, and disable the scenes that name it")
                    .comparing("no alias and no user", "aliases " + summary.aliases() + ", users " + summary.users()));
        }
        kept.journal().remove(model.name(), model.selector(), clock.instant(), change);
        log.info("Model {} is removed by {}: {}", model, change.by(), change.reason());
        refresh();
        kept.store().remove(registration.content());
    }

    private void refresh() {
        kept.refresh();
        library.rescan();
    }

    @Override
    public List<String> verify(ModelReference model) {
        return kept.differences(kept.place(requireRow(model).registration()));
    }

    @Override
    public void export(ModelReference model, Path archive) {
        ModelDetails details = library.model(model);
        ModelArchive.write(Path.of(details.folder()), archive);
    }

    @Override
    public String bom(ModelReference model) {
        return ModelBom.of(library.model(model), registration(model));
    }

    @Override
    public String draft(RegistrationRequest request) {
        return staged(request, stage -> draft(request, new ModelSource(request, stage).bring())
                .card());
    }

    @Override
    public void sign(Path folder, Path key, Optional<Path> publicKey) {
        FolderSignature.sign(folder, key, publicKey);
    }

    private Optional<RegistrationJournal.Row> row(ModelReference model) {
        ModelSummary summary = library.summary(model);
        return kept.journal().find(summary.name(), summary.version()).filter(row -> !row.removed());
    }

    private RegistrationJournal.Row requireRow(ModelReference model) {
        return row(model)
                .orElseThrow(() -> problem(
                        "model.not-registered",
                        "The version was dropped into the library's folder and not registered",
                        model.toString(),
                        "Delete its folder to remove it; register it under another number to have it kept whole"));
    }

    private static ProblemException problem(String code, String what, String where, String fix) {
        return new ProblemException(Problem.of(code, ProblemKind.INPUT, what, where, fix));
    }
}

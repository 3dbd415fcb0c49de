package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelLibrary;
import io.qilian.bundles.modellibrary.api.ModelRegistry;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.alias.AliasJournal;
import io.qilian.bundles.modellibrary.internal.alias.JournalledAliases;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.MemoryBudget;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.quarantine.Quarantine;
import io.qilian.bundles.modellibrary.internal.registry.JournalledRegistry;
import io.qilian.bundles.modellibrary.internal.registry.KeptVersions;
import io.qilian.bundles.modellibrary.internal.registry.RegistrationJournal;
import io.qilian.bundles.modellibrary.internal.signing.FolderSignature;
import io.qilian.bundles.modellibrary.internal.signing.SignatureGate;
import io.qilian.bundles.modellibrary.internal.version.GoldenDiffs;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.ModelTrial;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.store.api.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library as people see it: what is in it, what aliases stand for, what is registered. */
@Component(
        service = {ModelLibrary.class, ModelAliases.class, ModelRegistry.class, ModelLibraryComponent.class},
        configurationPid = "io.qilian.models")
@Designate(ocd = ModelLibraryComponent.Config.class)
public final class ModelLibraryComponent implements ModelLibrary, ModelAliases, ModelRegistry {

    /** Settings of the library. */
    @ObjectClassDefinition(name = "Qilian model library")
    public @interface Config {
        @AttributeDefinition(name = "folder", description = "Where the models lie, one folder NAME/VERSION each")
        String folder() default "models";

        @AttributeDefinition(
                name = "inferenceThreads",
                description = "Runs of models at once, of frames, scenes and programs together; 0: one a core")
        int inferenceThreads() default 0;

        @AttributeDefinition(name = "scanIntervalMs", description = "How often the folder is looked at")
        long scanIntervalMs() default 2_000;

        @AttributeDefinition(
                name = "requireSignature",
                description = "Whether models without a signature by a key of etc/model-keys are refused")
        boolean requireSignature() default false;

        @AttributeDefinition(
                name = "servedCallsWaiting",
                description = "Calls of programs that wait while inferenceThreads of them run; more are refused")
        int servedCallsWaiting() default 64;

        @AttributeDefinition(
                name = "batching",
                description =
                        "Whether calls that come together share runs: auto (where it is measured to pay), on, off")
        String batching() default "auto";

        @AttributeDefinition(
                name = "batchDelayUs",
                description = "How long a call waits for others to share its run at most, in microseconds")
        long batchDelayUs() default 2_000;

        @AttributeDefinition(
                name = "memoryBudgetMb",
                description = "MiB that all models in memory may take; 0: half of the machine's memory")
        long memoryBudgetMb() default 0;

        @AttributeDefinition(
                name = "driftPsiAlarm",
                description = "Population stability index above which the pictures of a feed count as drifted")
        double driftPsiAlarm() default 0.25;

        @AttributeDefinition(
                name = "driftSeenPsiAlarm",
                description = "The same for what a model sees in them, which varies more")
        double driftSeenPsiAlarm() default 1.0;

        @AttributeDefinition(
                name = "driftWindowFrames",
                description = "Frames that are compared at once, or what comes in 20 s if that is less")
        int driftWindowFrames() default 250;
    }

    private static final Logger log = LoggerFactory.getLogger(ModelLibraryComponent.class);

    private final Config config;
    private final Jdbi database;
    private final FolderModelLibrary library;
    private final ModelAliases aliases;
    private final JournalledRegistry registry;
    private final ScheduledExecutorService scanner;
    private final ScheduledFuture<?> scan;

    /**
     * Opens the library's folder.
     *
     * @param config its settings
     * @param store keeps the moves of aliases
     * @param runtime runs models
     * @param trial tries them before
     * @param media scales pictures
     */
    @Activate
    public ModelLibraryComponent(
            Config config,
            @Reference Store store,
            @Reference OnnxRuntime runtime,
            @Reference ModelTrial trial,
            @Reference Media media) {
        this.config = config;
        int threads = threads(config);
        Path home = Path.of(System.getProperty("karaf.base", ""));
        Path data = Path.of(System.getProperty("karaf.data", "data"));
        Quarantine quarantine = new Quarantine(trial, runtime.version(), data.resolve("model-trials"));
        Path keys = Path.of(System.getProperty("karaf.etc", "etc")).resolve("model-keys");
        FolderSignature signature = new FolderSignature(keys, InstantSource.system());
        database = store.open("models", AliasJournal.class.getClassLoader());
        KeptVersions kept = new KeptVersions(new RegistrationJournal(database), data.resolve("model-store"));
        AliasJournal journal = new AliasJournal(database);
        GoldenDiffs diffs = new GoldenDiffs(media, data.resolve("model-diffs"));
        library = new FolderModelLibrary(
                home.resolve(config.folder()),
                kept,
                journal,
                new SignatureGate(signature, config.requireSignature(), quarantine),
                folder -> diffs.drawn(
                        () -> LoadedVersion.load(folder, runtime, media, threads + ProcessorBudget.USUAL_AHEAD)),
                MemoryBudget.ofMebibytes(config.memoryBudgetMb()));
        JournalledAliases journalled = new JournalledAliases(journal, library, InstantSource.system());
        aliases = journalled;
        registry = new JournalledRegistry(kept, library, journalled, InstantSource.system());
        scanner = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "qilian-model-scan");
            thread.setDaemon(true);
            return thread;
        });
        scan = scanner.scheduleWithFixedDelay(
                this::rescan, config.scanIntervalMs(), config.scanIntervalMs(), TimeUnit.MILLISECONDS);
    }

    /** Models that run at once. */
    static int threads(Config config) {
        return config.inferenceThreads() > 0
                ? config.inferenceThreads()
                : Runtime.getRuntime().availableProcessors();
    }

    FolderModelLibrary library() {
        return library;
    }

    /** The settings, which the other components of this bundle follow by being started anew with this one. */
    Config config() {
        return config;
    }

    /** The tables of this capability. */
    Jdbi database() {
        return database;
    }

    JournalledRegistry registry() {
        return registry;
    }

    private void rescan() {
        try {
            library.rescan();
            library.prove();
        } catch (RuntimeException e) {
            // A task that throws would not be run again.
            log.error("The model library could not be looked at", e);
        }
    }

    @Deactivate
    void stop() {
        scan.cancel(true);
        scanner.shutdownNow();
        library.close();
    }

    @Override
    public List<ModelSummary> models() {
        return library.models();
    }

    @Override
    public ModelDetails model(ModelReference model) {
        return library.model(model);
    }

    @Override
    public AliasMove promote(ModelReference model, String alias, AliasMove.Change change) {
        return aliases.promote(model, alias, change);
    }

    @Override
    public AliasMove rollback(ModelReference model, AliasMove.Change change) {
        return aliases.rollback(model, change);
    }

    @Override
    public List<AliasMove> history(ModelReference model) {
        return aliases.history(model);
    }

    @Override
    public Registration register(RegistrationRequest request, AliasMove.Change change) {
        return registry.register(request, change);
    }

    @Override
    public Optional<Registration> registration(ModelReference model) {
        return registry.registration(model);
    }

    @Override
    public void remove(ModelReference model, AliasMove.Change change) {
        registry.remove(model, change);
    }

    @Override
    public List<String> verify(ModelReference model) {
        return registry.verify(model);
    }

    @Override
    public void export(ModelReference model, Path archive) {
        registry.export(model, archive);
    }

    @Override
    public String bom(ModelReference model) {
        return registry.bom(model);
    }

    @Override
    public String draft(RegistrationRequest request) {
        return registry.draft(request);
    }

    @Override
    public void sign(Path folder, Path key, Optional<Path> publicKey) {
        registry.sign(folder, key, publicKey);
    }
}

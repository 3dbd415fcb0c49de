package io.qilian.assembly.bench.library;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.internal.alias.AliasJournal;
import io.qilian.bundles.modellibrary.internal.alias.JournalledAliases;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.bundles.modellibrary.internal.registry.KeptVersions;
import io.qilian.bundles.modellibrary.internal.registry.RegistrationJournal;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.internal.OrtOnnxRuntime;
import io.qilian.kernel.store.internal.MigratingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/**
 * A library on a real database with versions of one detector, wired as on the platform. The labels of each version begin
 * with its number, so that each answer tells which version gave it. One more version, 9.9.9, cannot be loaded.
 */
final class MarkedVersions implements AutoCloseable {

    static final String NAME = "road-objects";
    static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "1.2.0", "1.3.0");

    private static final String TRAINED = "1.0.0";
    private static final String BROKEN = "9.9.9";

    final Media media = new NativeMedia();
    final FolderModelLibrary library;
    final JournalledAliases aliases;

    private final JdbcConnectionPool database;
    private final ModelFolder broken;

    MarkedVersions(Path model, Path work) throws IOException {
        Path models = work.resolve("models");
        for (String version : VERSIONS) {
            Path folder = models.resolve(NAME).resolve(version);
            copy(model, folder, version);
            Path labels = folder.resolve("labels.txt");
            Files.write(
                    labels,
                    Files.readAllLines(labels).stream()
                            .map(label -> mark(version) + label)
                            .toList());
        }
        copy(model, models.resolve(NAME).resolve(BROKEN), BROKEN);
        Files.writeString(models.resolve(NAME).resolve(BROKEN).resolve("labels.txt"), "one label only\n");

        broken = ModelFolder.read(models.resolve(NAME).resolve(BROKEN));

        OnnxRuntime runtime = new OrtOnnxRuntime();
        int threads = Runtime.getRuntime().availableProcessors();
        database = JdbcConnectionPool.create("jdbc:h2:file:" + work.resolve("store") + ";WRITE_DELAY=0", "sa", "");
        Jdbi jdbi = new MigratingStore(database).open("models", AliasJournal.class.getClassLoader());
        AliasJournal journal = new AliasJournal(jdbi);
        library = new FolderModelLibrary(
                models,
                new KeptVersions(new RegistrationJournal(jdbi), work.resolve("model-store")),
                journal,
                new OpenGate(),
                folder -> LoadedVersion.load(folder, runtime, media, 2 * threads));
        aliases = new JournalledAliases(journal, library, InstantSource.system());
    }

    /** The golden samples name labels, which are others here. */
    private static void copy(Path from, Path to, String version) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
            }
        }
        Path card = to.resolve(ModelFolder.CARD_FILE);
        Files.writeString(
                card,
                Files.readString(card)
                        .replace("version: " + TRAINED, "version: " + version)
                        .replaceAll("(?m)^  golden:.*\n", ""));
    }

    /** What the labels of a version begin with. */
    static String mark(String version) {
        return version + " ";
    }

    /** Loads the version whose labels do not fit, which fails after its session was opened. */
    void loadBroken() {
        library.tryOut(broken);
    }

    @Override
    public void close() {
        database.dispose();
    }

    /** What comes from our own build needs no trial. */
    private static final class OpenGate implements Gate {

        @Override
        public void admit(ModelFolder folder) {
            // A trial is made once for each model, not with each load, which is what is measured here.
        }

        @Override
        public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
            return Optional.empty();
        }
    }
}

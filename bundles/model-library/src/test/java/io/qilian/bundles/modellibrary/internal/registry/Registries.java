package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.alias.AliasJournal;
import io.qilian.bundles.modellibrary.internal.alias.JournalledAliases;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.ManualClock;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** A library with a registry over a folder, as the component wires it. */
public final class Registries implements AutoCloseable {

    public final JdbcConnectionPool database;
    public final Jdbi jdbi;
    public final FolderModelLibrary library;
    public final JournalledRegistry registry;
    public final JournalledAliases aliases;
    public final Path store;

    public Registries(Path home, Gate gate) {
        database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + home.resolve("database") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        jdbi = new MigratingStore(database).open("models", AliasJournal.class.getClassLoader());
        store = home.resolve("model-store");
        KeptVersions kept = new KeptVersions(new RegistrationJournal(jdbi), store);
        AliasJournal journal = new AliasJournal(jdbi);
        library = new FolderModelLibrary(
                home.resolve("models"),
                kept,
                journal,
                gate,
                found -> LoadedVersion.load(found, Models.RUNTIME, Models.MEDIA, 2));
        ManualClock clock = ManualClock.at("2026-11-25T12:00:00Z");
        aliases = new JournalledAliases(journal, library, clock);
        registry = new JournalledRegistry(kept, library, aliases, clock);
    }

    @Override
    public void close() {
        database.dispose();
    }
}

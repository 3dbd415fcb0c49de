package io.qilian.kernel.store.internal;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.store.api.Store;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.osgi.framework.BundleReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Migrates with Flyway, gives access with Jdbi. */
@Component(service = Store.class)
public final class MigratingStore implements Store {

    private final DataSource database;

    /**
     * A store over a database.
     *
     * @param database the pool that {@code etc/org.ops4j.datasource-qilian.cfg} describes
     */
    @Activate
    public MigratingStore(@Reference(target = "(osgi.jndi.service.name=qilian)") DataSource database) {
        this.database = database;
    }

    @Override
    public Jdbi open(String capability, ClassLoader scripts) {
        if (!capability.matches("[a-z]{1,30}")) {
            throw new IllegalArgumentException("capability: expected lower case letters, got " + capability);
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Flyway finds its own extensions through the context class loader.
        thread.setContextClassLoader(Flyway.class.getClassLoader());
        try {
            FluentConfiguration migration = Flyway.configure(scripts)
                    .dataSource(database)
                    .table("schema_history_" + capability)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    // Without it, Flyway passes over what a newer version has made.
                    .ignoreMigrationPatterns(new String[0]);
            find(scripts, "db/migration/" + capability, migration).load().migrate();
        } catch (FlywayException e) {
            throw new ProblemException(StoreProblems.of(capability, e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return Jdbi.create(database);
    }

    private static FluentConfiguration find(ClassLoader scripts, String folder, FluentConfiguration migration) {
        return scripts instanceof BundleReference owner
                ? migration.locations(new String[0]).resourceProvider(new BundleScripts(owner.getBundle(), folder))
                : migration.locations("classpath:" + folder).failOnMissingLocations(true);
    }
}

package io.qilian.kernel.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How tables come to their present form, on a database file. */
class MigratingStoreTest {

    private static final ClassLoader SCRIPTS = MigratingStoreTest.class.getClassLoader();

    @TempDir
    private Path folder;

    private JdbcConnectionPool database;
    private MigratingStore store;

    @BeforeEach
    void open() {
        database = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0", "sa", "");
        store = new MigratingStore(database);
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    @Test
    void makesTheTablesOnceAndKeepsTheirRows() {
        Jdbi first = store.open("things", SCRIPTS);
        first.useTransaction(handle -> handle.execute("INSERT INTO thing VALUES (1, '东门')"));
        Jdbi second = new MigratingStore(database).open("things", SCRIPTS);
        String name = second.withHandle(handle ->
                handle.createQuery("SELECT name FROM thing").mapTo(String.class).one());
        assertThat(name).isEqualTo("东门");
    }

    @Test
    void givesEachCapabilityAHistoryOfItsOwn() throws IOException {
        store.open("things", SCRIPTS);
        Jdbi cars = store.open("cars", scripts("cars-1", "V1__cars.sql", "CREATE TABLE car (id BIGINT);"));
        long tables = cars.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name)"
                                + " IN ('schema_history_things', 'schema_history_cars')")
                        .mapTo(Long.class)
                        .one());
        assertThat(tables).isEqualTo(2);
    }

    @Test
    void bringsTablesOfAnOlderVersionToTheirPresentForm() throws IOException {
        store.open("cars", scripts("v1", "V1__cars.sql", "CREATE TABLE car (id BIGINT);"))
                .useHandle(handle -> handle.execute("INSERT INTO car VALUES (1)"));
        Jdbi present = store.open("cars", twoScripts("V2__label.sql"));
        assertThat(present.<Integer, RuntimeException>withHandle(
                        handle -> handle.execute("UPDATE car SET label = 'bus' WHERE id = 1")))
                .isEqualTo(1);
    }

    @Test
    void refusesTablesOfANewerVersion() throws IOException {
        store.open("cars", twoScripts("V2__label.sql"));
        ClassLoader older = scripts("v1", "V1__cars.sql", "CREATE TABLE car (id BIGINT);");
        Problem problem = refusal("cars", older);
        assertThat(problem.what()).contains("The tables of cars").contains("2");
        assertThat(problem.fix()).contains("version of the platform that made the tables");
    }

    @Test
    void refusesAScriptThatWasChangedAfterItsRelease() throws IOException {
        store.open("cars", scripts("before", "V1__cars.sql", "CREATE TABLE car (id BIGINT);"));
        Problem problem = refusal("cars", scripts("after", "V1__cars.sql", "CREATE TABLE car (id INTEGER);"));
        assertThat(problem.code()).isEqualTo("store.migration");
        assertThat(problem.what()).contains("checksum").contains("1");
    }

    @Test
    void namesTheScriptThatFailsAndItsReason() {
        Problem problem = refusal("broken", SCRIPTS);
        assertThat(problem.code()).isEqualTo("store.migration");
        assertThat(problem.what())
                .contains("The tables of broken")
                .contains("V1__typo.sql")
                .contains("CREATE TABEL");
        assertThat(problem.where()).isEqualTo("etc/org.ops4j.datasource-qilian.cfg");
    }

    @Test
    void refusesACapabilityThatIsNoPlainName() {
        assertThatThrownBy(() -> store.open("../x", SCRIPTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../x");
    }

    @Test
    void saysThatAnotherProcessHasTheDatabaseOpen() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        try (OtherProcess other = OtherProcess.holding(elsewhere)) {
            JdbcConnectionPool second = JdbcConnectionPool.create("jdbc:h2:file:" + elsewhere, "sa", "");
            Problem problem = catchThrowableOfType(
                            ProblemException.class, () -> new MigratingStore(second).open("things", SCRIPTS))
                    .problem();
            assertThat(other.alive()).isTrue();
            assertThat(problem.code()).isEqualTo("store.in-use");
            assertThat(problem.what()).contains("Another process").contains("elsewhere");
            assertThat(problem.fix()).contains("Stop the other process");
        }
    }

    private Problem refusal(String capability, ClassLoader scripts) {
        return catchThrowableOfType(ProblemException.class, () -> store.open(capability, scripts))
                .problem();
    }

    private ClassLoader twoScripts(String second) throws IOException {
        scripts("both", "V1__cars.sql", "CREATE TABLE car (id BIGINT);");
        return scripts("both", second, "ALTER TABLE car ADD COLUMN label VARCHAR(10);");
    }

    /** The scripts of the capability cars as a version of the platform has them. */
    private ClassLoader scripts(String version, String name, String sql) throws IOException {
        Path place = Files.createDirectories(folder.resolve(version).resolve("db/migration/cars"));
        Files.writeString(place.resolve(name), sql);
        return loader(folder.resolve(version));
    }

    private static ClassLoader loader(Path root) throws MalformedURLException {
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }
}

package io.qilian.kernel.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratingStoreTest {

    private static final ClassLoader SCRIPTS = MigratingStoreTest.class.getClassLoader();

    @Test
    void makesTheTablesOnceAndKeepsTheirRows(@TempDir Path folder) {
        DataSource database =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0", "sa", "");
        Jdbi first = new MigratingStore(database).open("things", SCRIPTS);
        first.useTransaction(handle -> handle.execute("INSERT INTO thing VALUES (1, '东门')"));
        Jdbi second = new MigratingStore(database).open("things", SCRIPTS);
        String name = second.withHandle(handle ->
                handle.createQuery("SELECT name FROM thing").mapTo(String.class).one());
        assertThat(name).isEqualTo("东门");
    }

    @Test
    void saysWhichTablesCouldNotBeMade() {
        MigratingStore store = new MigratingStore(JdbcConnectionPool.create("jdbc:h2:mem:broken", "sa", ""));
        assertThatThrownBy(() -> store.open("broken", SCRIPTS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("The tables of broken")
                .hasMessageContaining("TABEL");
        assertThatThrownBy(() -> store.open("../x", SCRIPTS)).isInstanceOf(IllegalArgumentException.class);
    }
}

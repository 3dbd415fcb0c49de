package io.qilian.kernel.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of the operating system, by Debian's program {@code pg_virtualenv}: one for all tests of a process,
 * started when it is first asked for. It ends, and its files go, with the process, however that ends. A test that needs it is
 * skipped where the program is absent, and says so. The test brings PostgreSQL's driver.
 */
public final class PostgresServer {

    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());
    private static final String PROGRAM = "pg_virtualenv";
    private static final String READY = "ready ";

    private static PostgresServer shared;

    private final Process process;
    private final String port;
    private final String user;
    private final String password;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(Process process, List<String> words) {
        this.process = process;
        this.port = words.get(0);
        this.user = words.get(1);
        this.password = words.get(2);
    }

    /**
     * The server; skips the calling test if there is none.
     *
     * @return the server, running
     */
    public static synchronized PostgresServer require() {
        if (shared == null || !shared.process.isAlive()) {
            if (absent()) {
                String reason = "Skipped: the program " + PROGRAM + " is absent (package postgresql)";
                LOG.log(System.Logger.Level.WARNING, reason);
                Assumptions.abort(reason);
            }
            shared = start();
        }
        return shared;
    }

    private static boolean absent() {
        try {
            Process which = new ProcessBuilder("sh", "-c", "command -v " + PROGRAM)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return which.waitFor() != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static PostgresServer start() {
        try {
            // The command lasts until the input that this process holds is closed.
            Process process = new ProcessBuilder(
                            PROGRAM, "-t", "sh", "-c", "echo " + READY + "$PGPORT $PGUSER $PGPASSWORD; exec cat")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder printed = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    List<String> words = List.of(line.substring(READY.length()).split(" "));
                    return new PostgresServer(process, words);
                }
                printed.append(line).append('\n');
            }
            throw new IllegalStateException(PROGRAM + " does not start a server: " + printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes an empty database.
     *
     * @return its JDBC address, with user and password
     */
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(address("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be made", e);
        }
        return address(name);
    }

    private String address(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=" + user + "&password=" + password;
    }
}

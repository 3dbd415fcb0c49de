package io.qilian.kernel.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Another Java process that has a database open until it is closed. */
final class OtherProcess implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    static OtherProcess holding(Path database) throws IOException {
        Path opened = database.resolveSibling("opened");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        database.toString(),
                        opened.toString())
                .redirectErrorStream(true)
                .redirectOutput(database.resolveSibling("output.txt").toFile())
                .start();
        OtherProcess other = new OtherProcess(process);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!Files.exists(opened)) {
            assertThat(other.alive()).as("the other process").isTrue();
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
        return other;
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens the database, says so by a file, and waits for its input, which never comes. */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + arguments[0], "sa", "")) {
            assertThat(connection.isValid(1)).isTrue();
            Files.createFile(Path.of(arguments[1]));
            System.in.read();
        }
    }
}

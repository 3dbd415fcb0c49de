package io.qilian.kernel.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs commands of the operating system. */
final class Command {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Command() {}

    /**
     * Runs a command to its end, two minutes at most.
     *
     * @return what it prints
     * @throws IllegalStateException if it fails, with what it prints
     */
    static String run(Path folder, String... command) throws IOException {
        File output = File.createTempFile("command", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end within "
                        + LONGEST.toSeconds() + " s; so far: " + Files.readString(output.toPath()));
            }
            String text = Files.readString(output.toPath());
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ends with " + process.exitValue() + ": " + text);
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            Files.delete(output.toPath());
        }
    }
}

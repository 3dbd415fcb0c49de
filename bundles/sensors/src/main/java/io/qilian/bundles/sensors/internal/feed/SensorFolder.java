package io.qilian.bundles.sensors.internal.feed;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code etc/sensors/*.yaml}. */
public final class SensorFolder {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String SUFFIX = ".yaml";

    /** A feed's file as it was found: the document, or the reason why it cannot be read. */
    record Found(Optional<SettingsFile> document, Optional<Problem> problem) {

        /** Whether it says the same as before. */
        boolean sameAs(Found other) {
            return document.map(SettingsFile::document).equals(other.document.map(SettingsFile::document))
                    && problem.equals(other.problem);
        }
    }

    private final Path folder;

    /**
     * A folder, which must not exist yet.
     *
     * @param folder where the files lie
     */
    public SensorFolder(Path folder) {
        this.folder = folder;
    }

    Map<String, Found> read() {
        Map<String, Found> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(file -> {
                String name = file.getFileName().toString();
                name = name.substring(0, name.length() - SUFFIX.length());
                if (NAME.matcher(name).matches()) {
                    found.put(name, read(file));
                }
            });
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "sensor.folder",
                            ProblemKind.RESOURCE,
                            "The folder of the sensor feeds cannot be read: " + e.getMessage(),
                            folder.toString(),
                            "Check its permissions"),
                    e);
        }
        return found;
    }

    private static Found read(Path file) {
        try {
            return new Found(Optional.of(SettingsFile.read(file)), Optional.empty());
        } catch (ProblemException e) {
            return new Found(Optional.empty(), Optional.of(e.problem()));
        }
    }
}

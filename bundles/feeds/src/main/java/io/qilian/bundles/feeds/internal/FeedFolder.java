package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and writes {@code etc/feeds/*.yaml}. */
final class FeedFolder {

    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String SUFFIX = ".yaml";

    /** A feed's file as it was found: settings, or the reason why it is refused. */
    record FeedFile(Optional<FeedSettings> settings, Optional<Problem> problem) {}

    private final Path folder;

    FeedFolder(Path folder) {
        this.folder = folder;
    }

    Map<String, FeedFile> read() {
        Map<String, FeedFile> found = new TreeMap<>();
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
                            "feed.folder",
                            ProblemKind.RESOURCE,
                            "The folder of the feeds cannot be read: " + e.getMessage(),
                            folder.toString(),
                            "Check its permissions"),
                    e);
        }
        return found;
    }

    private static FeedFile read(Path file) {
        try {
            return new FeedFile(Optional.of(SettingsFile.read(file).as(FeedSettings.class)), Optional.empty());
        } catch (ProblemException e) {
            return new FeedFile(Optional.empty(), Optional.of(e.problem()));
        }
    }

    void write(String name, FeedSettings settings) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "feed.folder",
                            ProblemKind.RESOURCE,
                            "The folder of the feeds cannot be made: " + e.getMessage(),
                            folder.toString(),
                            "Check the permissions of the folder above"),
                    e);
        }
        SettingsFile.write(folder.resolve(name + SUFFIX), settings, "Feed " + name);
    }

    /** Writes into a feed's file whether it is paused; everything else in it stays as it is. */
    void pause(String name, boolean paused) {
        Path file = folder.resolve(name + SUFFIX);
        String text =
                SettingsFile.read(file).with("paused", String.valueOf(paused)).document();
        Path written = folder.resolve("." + name + ".new");
        try {
            Files.writeString(
                    written,
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            // There may be a password in it that not everybody may read.
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "feed.folder",
                            ProblemKind.RESOURCE,
                            "The feed's file cannot be written: " + e.getMessage(),
                            file.toString(),
                            "Check the permissions of the folder and the free space"),
                    e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "feed.folder",
                            ProblemKind.RESOURCE,
                            "The feed's file cannot be removed: " + e.getMessage(),
                            folder.resolve(name + SUFFIX).toString(),
                            "Check the permissions of the folder"),
                    e);
        }
    }
}

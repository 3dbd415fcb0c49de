package io.qilian.bundles.sensorroutes.internal.files;

import io.qilian.kernel.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one feed with {@code done/} and {@code failed/} below. For one thread. */
final class InboxFolder {

    static final String DONE = "done";
    static final String FAILED = "failed";

    /** Files of one name that are kept side by side. */
    private static final int MAXIMUM_COPIES = 10_000;

    private final Path folder;
    private final Optional<String> doneFileSuffix;
    private final InstantSource clock;

    /** A folder, which is made if it is not there. */
    InboxFolder(Path folder, Optional<String> doneFileSuffix, InstantSource clock) throws IOException {
        Files.createDirectories(folder.resolve(DONE));
        Files.createDirectories(folder.resolve(FAILED));
        this.folder = folder.toRealPath();
        this.doneFileSuffix = doneFileSuffix;
        this.clock = clock;
    }

    Path path() {
        return folder;
    }

    /** Why a file is none that may be read; empty if it may. */
    Optional<Problem> refusal(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(FileProblems.noFile(file.getFileName().toString()));
        }
        return file.toRealPath().startsWith(folder)
                ? Optional.empty()
                : Optional.of(FileProblems.outside(file.getFileName().toString()));
    }

    /** Moves a file that was stored. */
    void done(Path file) throws IOException {
        Path moved = move(file, DONE);
        // The time of its arrival here, by which it is removed one day.
        Files.setLastModifiedTime(moved, FileTime.from(clock.instant()));
        removeMark(file);
    }

    /** Moves a file that cannot be read, and writes the reason beside it. */
    void failed(Path file, Problem reason) throws IOException {
        Path moved = move(file, FAILED);
        Files.writeString(moved.resolveSibling(moved.getFileName() + ".txt"), reason.message() + "\n");
        removeMark(file);
    }

    private void removeMark(Path file) throws IOException {
        if (doneFileSuffix.isPresent()) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + doneFileSuffix.get()));
        }
    }

    /** Never in the place of another: a second file of a name gets a number. */
    private Path move(Path file, String where) throws IOException {
        String name = file.getFileName().toString();
        for (int copy = 0; copy < MAXIMUM_COPIES; copy++) {
            Path target = folder.resolve(where).resolve(copy == 0 ? name : name + "." + copy);
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        throw new IOException("too many files of the name " + name + " in " + where);
    }

    /** Removes files that were stored longer ago than this. */
    void forget(Duration kept) throws IOException {
        Instant before = clock.instant().minus(kept);
        List<Path> stored;
        try (Stream<Path> list = Files.list(folder.resolve(DONE))) {
            stored = list.toList();
        }
        for (Path file : stored) {
            forget(file, before);
        }
    }

    private static void forget(Path file, Instant before) throws IOException {
        try {
            FileTime stored = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && stored.toInstant().isBefore(before)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            // Somebody else has taken it away.
        }
    }
}

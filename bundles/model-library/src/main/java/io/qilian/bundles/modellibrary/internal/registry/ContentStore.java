package io.qilian.bundles.modellibrary.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of registered versions: a folder CONTENT/NAME/VERSION each, CONTENT being the digest of all its files. What is
 * brought in is staged beside them and takes its place in one step. One thread at a time.
 */
final class ContentStore {

    private static final Logger log = LoggerFactory.getLogger(ContentStore.class);
    private static final String STAGE = ".incoming-";

    private final Path folder;

    ContentStore(Path folder) {
        this.folder = folder;
    }

    /** An empty folder for what comes in, which goes away when it is closed. */
    Stage stage() {
        try {
            Files.createDirectories(folder);
            return new Stage(Files.createTempDirectory(folder, STAGE));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Where a version of some content lies. */
    Path place(String content, String name, String version) {
        return folder.resolve(content).resolve(name).resolve(version);
    }

    /** Puts what was staged as NAME/VERSION into its place, whole and on the disk. */
    void keep(Path staged, String content, String name, String version) {
        Path target = folder.resolve(content);
        Path whole = staged.resolveSibling("whole");
        try {
            Files.createDirectories(whole.resolve(name));
            Files.move(staged, whole.resolve(name).resolve(version), StandardCopyOption.ATOMIC_MOVE);
            force(whole);
            // Left behind by a registration that was cut off between here and the database.
            delete(target);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
            forceFile(folder);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Takes a content away. */
    void remove(String content) {
        try {
            delete(folder.resolve(content));
        } catch (IOException e) {
            throw unwritable(folder.resolve(content), e);
        }
    }

    /** Takes away what registrations and removals that were cut off have left behind. */
    void sweep(Set<String> kept) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (!kept.contains(child.getFileName().toString())) {
                    log.info("{} belongs to no registered version and is taken away", child);
                    delete(child);
                }
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void force(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            // A folder after what it holds.
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                forceFile(path);
            }
        }
    }

    private static void forceFile(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(tree)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    static ProblemException unwritable(Path where, IOException e) {
        return new ProblemException(
                Problem.of(
                        "model.unwritable",
                        ProblemKind.RESOURCE,
                        "The files of a model cannot be written: " + e,
                        where.toString(),
                        "Check the free space and the permissions of the folder"),
                e);
    }

    /** Where something comes in. */
    static final class Stage implements AutoCloseable {

        private final Path path;

        private Stage(Path path) {
            this.path = path;
        }

        Path path() {
            return path;
        }

        @Override
        public void close() {
            try {
                delete(path);
            } catch (IOException e) {
                log.warn("{} stays until the next start: {}", path, e.toString());
            }
        }
    }
}

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
    private static final String PENDING = ".pending";

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

    /** Puts what was staged as NAME/VERSION into its place, whole and on the disk, until it is confirmed or swept. */
    void keep(Path staged, String content, String name, String version) {
        Path target = folder.resolve(content);
        Path whole = staged.resolveSibling("whole");
        try {
            Files.createDirectories(whole.resolve(name));
            Files.move(staged, whole.resolve(name).resolve(version), StandardCopyOption.ATOMIC_MOVE);
            Files.createFile(whole.resolve(PENDING));
            force(whole);
            // Left behind by a registration that was cut off between here and the database.
            delete(target);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
            forceFile(folder);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Says that the journal knows a content: from now on no sweep takes it away by itself. */
    void confirm(String content) {
        try {
            Files.deleteIfExists(folder.resolve(content).resolve(PENDING));
        } catch (IOException e) {
            throw unwritable(folder.resolve(content), e);
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

    /**
     * Takes away what registrations and removals that were cut off have left behind. Whatever else the journal does not
     * know stays: then it is the journal that lacks something.
     */
    void sweep(Set<String> present, Set<String> removed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (present.contains(name)) {
                    confirm(name);
                } else if (name.startsWith(STAGE) || removed.contains(name) || Files.exists(child.resolve(PENDING))) {
                    log.info("{} was left behind and is taken away", child);
                    delete(child);
                } else {
                    log.warn(
                            "{} holds a model that the database does not know, and stays: register its folder"
                                    + " NAME/VERSION with model:register, or delete it",
                            child);
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

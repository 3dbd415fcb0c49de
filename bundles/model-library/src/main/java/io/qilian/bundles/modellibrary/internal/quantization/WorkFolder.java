package io.qilian.bundles.modellibrary.internal.quantization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one quantization, empty at first, which goes away with all that is in it when it is closed. */
final class WorkFolder implements AutoCloseable {

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /**
     * Opens the folder; what an earlier work that was cut off left there goes away first.
     *
     * @param path where, used by nobody else
     */
    static WorkFolder open(Path path) {
        WorkFolder folder = new WorkFolder(path);
        folder.close();
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(path, e);
        }
        return folder;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> inward = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inward) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(path, e);
        }
    }
}

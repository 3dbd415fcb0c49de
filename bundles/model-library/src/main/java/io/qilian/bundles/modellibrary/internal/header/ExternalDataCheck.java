package io.qilian.bundles.modellibrary.internal.header;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * Refuses weights outside the model's folder before any of them is opened. The rules are those of
 * onnx/docs/ExternalDataSecurity.md: plain files under the folder, reached by no link, with no second name.
 */
public final class ExternalDataCheck {

    private static final Set<String> KEYS = Set.of("location", "offset", "length", "checksum");

    private final Path folder;

    /**
     * A check.
     *
     * @param folder the model's folder, outside of which nothing may lie
     */
    public ExternalDataCheck(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Checks all that a header names.
     *
     * @param header the header
     * @throws ProblemException for the first tensor that breaks a rule
     */
    public void check(OnnxHeader header) {
        header.externalData().forEach(this::check);
    }

    private void check(ExternalData data) {
        for (String key : data.entries().keySet()) {
            require(
                    KEYS.contains(key),
                    data,
                    "one of the keys " + KEYS.stream().sorted().toList(),
                    key);
        }
        String location = data.entries().getOrDefault("location", "");
        Path file = contained(data, location);
        long size = sizeOfPlainFile(data, location, file);
        long offset = number(data, "offset", 0);
        long length = number(data, "length", Math.max(0, size - offset));
        require(
                offset >= 0 && length >= 0 && offset <= size && length <= size - offset,
                data,
                "a part of the " + size + " bytes of " + location,
                "offset " + offset + ", length " + length);
    }

    private Path contained(ExternalData data, String location) {
        String expected = "a file below the model's folder";
        try {
            Path relative = Path.of(location);
            Path file = folder.resolve(relative).normalize();
            boolean plain = !location.isBlank() && !relative.isAbsolute() && location.indexOf('\\') < 0;
            for (Path part : relative) {
                plain &= !part.toString().equals("..");
            }
            require(plain && file.startsWith(folder) && !file.equals(folder), data, expected, location);
            return file;
        } catch (InvalidPathException e) {
            throw problem(data, expected, location);
        }
    }

    private long sizeOfPlainFile(ExternalData data, String location, Path file) {
        for (Path above = file.getParent(); !above.equals(folder); above = above.getParent()) {
            require(Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS), data, "folders that are no links", location);
        }
        require(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), data, "a plain file that is there", location);
        try {
            Object names = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
            require(names.equals(1), data, "a file with one name", location + " with " + names + " names");
            return Files.size(file);
        } catch (IOException e) {
            throw problem(data, "a file that can be read", e.getMessage());
        }
    }

    private long number(ExternalData data, String key, long absent) {
        String text = data.entries().get(key);
        try {
            return text == null ? absent : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw problem(data, "a number of bytes as " + key, text);
        }
    }

    private void require(boolean holds, ExternalData data, String expected, String actual) {
        if (!holds) {
            throw problem(data, expected, actual);
        }
    }

    private ProblemException problem(ExternalData data, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "model.external-data",
                        ProblemKind.INPUT,
                        "The model keeps a tensor where it may not",
                        folder + " tensor " + data.tensor(),
                        "Save the model as a single file, or with its data as plain files in its folder")
                .comparing(expected, actual));
    }
}

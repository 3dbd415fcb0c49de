package io.qilian.bundles.modellibrary.internal.content;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a version with their SHA-256. The digest of the whole is that of OpenSSF Model Signing 1.0, serialization
 * {@code files}: SHA-256 over the digests of the files, ordered by the code points of their names.
 *
 * @param files digest by name, with slashes
 */
public record Manifest(SortedMap<String, String> files) {

    /** Most files of one version. */
    public static final int MAXIMUM_FILES = 1000;

    private static final int MAXIMUM_DEPTH = 8;
    // Strings compare by UTF-16 units, which is another order than that of code points beyond the basic plane.
    private static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    /** Puts the files in order. */
    public Manifest {
        SortedMap<String, String> ordered = new TreeMap<>(CODE_POINTS);
        ordered.putAll(files);
        files = Collections.unmodifiableSortedMap(ordered);
    }

    /**
     * Reads all files below a folder.
     *
     * @param folder the folder, which holds nothing but plain files and folders
     * @return the files
     * @throws ProblemException if it holds links, or more than {@value #MAXIMUM_FILES} files, or cannot be read
     */
    public static Manifest of(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, MAXIMUM_DEPTH)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                requirePlain(path, files.size());
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, digest(path));
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "model.unreadable",
                            ProblemKind.RESOURCE,
                            "The files of the model cannot be read: " + e.getMessage(),
                            folder.toString(),
                            "Check the permissions of the folder and the disk"),
                    e);
        }
        return new Manifest(files);
    }

    private static void requirePlain(Path path, int before) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProblemException(Problem.of(
                    "model.file-kind",
                    ProblemKind.INPUT,
                    "A model's folder holds plain files only",
                    path.toString(),
                    "Replace the link by the file itself"));
        }
        if (before >= MAXIMUM_FILES) {
            throw new ProblemException(Problem.of(
                            "model.too-many-files",
                            ProblemKind.INPUT,
                            "The model has too many files",
                            path.toString(),
                            "Leave out what does not belong to the model")
                    .comparing("at most " + MAXIMUM_FILES, "more"));
        }
    }

    /**
     * The order of names.
     *
     * @param a a name
     * @param b another
     * @return less than, equal to or more than 0
     */
    public static int compare(String a, String b) {
        return CODE_POINTS.compare(a, b);
    }

    /**
     * Whether a name is that of a file below a folder, and nothing else.
     *
     * @param name with slashes
     * @return true if it neither leads out of the folder nor begins at the root
     */
    public static boolean plainName(String name) {
        return !name.isEmpty()
                && name.chars().noneMatch(c -> c < ' ' || c == '\\')
                && Stream.of(name.split("/", -1)).noneMatch(part -> part.isEmpty() || part.matches("\\.{1,2}"));
    }

    /**
     * The digest of one file.
     *
     * @param file the file, no link
     * @return its SHA-256 in hexadecimal
     * @throws IOException if it cannot be read
     */
    public static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The digest of the whole.
     *
     * @return in hexadecimal
     */
    public String content() {
        MessageDigest whole = sha256();
        files.values().forEach(digest -> whole.update(HexFormat.of().parseHex(digest)));
        return HexFormat.of().formatHex(whole.digest());
    }

    /**
     * What other files have otherwise.
     *
     * @param actual the other files
     * @return a sentence for each that is missing, has changed, or was not there
     */
    public List<String> differences(Manifest actual) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String found = actual.files.get(file.getKey());
            if (found == null) {
                differences.add(file.getKey() + " is missing");
            } else if (!found.equals(file.getValue())) {
                differences.add(file.getKey() + " has changed: expected " + file.getValue() + ", actual " + found);
            }
        }
        actual.files.keySet().stream()
                .filter(name -> !files.containsKey(name))
                .forEach(name -> differences.add(name + " was not there"));
        return differences;
    }

    /**
     * One line a file, as {@code sha256sum} prints it.
     *
     * @return the lines
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (name, digest) -> text.append(digest).append("  ").append(name).append('\n'));
        return text.toString();
    }

    /**
     * Reads what {@link #text()} has written.
     *
     * @param text the lines
     * @return the files
     */
    public static Manifest parse(String text) {
        SortedMap<String, String> files = new TreeMap<>();
        text.lines().forEach(line -> files.put(line.substring(66), line.substring(0, 64)));
        return new Manifest(files);
    }
}

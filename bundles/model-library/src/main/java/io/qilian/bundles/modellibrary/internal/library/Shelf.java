package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the library's folder. Folders that have not changed since the last time are not read again. */
final class Shelf {

    /** Most versions in the library. */
    static final int MAXIMUM_VERSIONS = 1000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");

    private final Path folder;
    private final RegisteredVersions registered;

    Shelf(Path folder, RegisteredVersions registered) {
        this.folder = folder;
        this.registered = registered;
    }

    Map<String, ShelvedVersion> read(Map<String, ShelvedVersion> before) {
        Map<String, ShelvedVersion> found = new LinkedHashMap<>();
        for (Path version : registered.folders()) {
            String name = version.getParent().getFileName().toString();
            ShelvedVersion shelved = read(name, version, before, registered::check);
            found.put(shelved.key(), shelved);
        }
        for (Path model : folders(folder, NAME)) {
            for (Path version : folders(model, VERSION)) {
                if (found.size() >= MAXIMUM_VERSIONS) {
                    return found;
                }
                ShelvedVersion shelved =
                        read(model.getFileName().toString(), version, before, dropped -> Optional.empty());
                // What was registered is not replaced by what lies in the folder under the same number.
                found.putIfAbsent(shelved.key(), shelved);
            }
        }
        return found;
    }

    private static List<Path> folders(Path parent, Pattern name) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                    .filter(child ->
                            name.matcher(child.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static ShelvedVersion read(
            String name, Path folder, Map<String, ShelvedVersion> before, Function<Path, Optional<Problem>> check) {
        String version = folder.getFileName().toString();
        long fingerprint = fingerprint(folder);
        ShelvedVersion known = before.get(name + ":" + version);
        if (known != null && known.fingerprint() == fingerprint) {
            return known;
        }
        ShelvedVersion blank =
                new ShelvedVersion(name, version, fingerprint, Optional.empty(), false, Optional.empty());
        try {
            Optional<Problem> changed = check.apply(folder);
            if (changed.isPresent()) {
                return blank.refused(changed.get());
            }
            ModelFolder content = ModelFolder.read(folder);
            return new ShelvedVersion(name, version, fingerprint, Optional.of(content), false, Optional.empty());
        } catch (ProblemException e) {
            return blank.refused(e.problem());
        }
    }

    /** Changes when a file of the folder is replaced, without reading the files. */
    private static long fingerprint(Path folder) {
        List<Object> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                parts.add(file.getFileName().toString());
                parts.add(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toMillis());
                parts.add(Files.isDirectory(file) ? 0L : Files.size(file));
            }
        } catch (IOException e) {
            parts.add(e.getMessage());
        }
        return Objects.hash(parts.toArray());
    }

    static ProblemException unknown(String reference, Map<String, ShelvedVersion> versions) {
        String there = versions.isEmpty() ? "no models" : String.join(", ", versions.keySet());
        return new ProblemException(Problem.of(
                        "model.unknown",
                        ProblemKind.INPUT,
                        "There is no such model",
                        reference,
                        "Register it with model:register, or name one that is there")
                .comparing(there, reference));
    }

    static ProblemException gone(String alias, String version) {
        return new ProblemException(Problem.of(
                        "model.alias-gone",
                        ProblemKind.INPUT,
                        "The alias stands for a version that is not in the library",
                        alias,
                        "Bring the version back, or move the alias with model:promote")
                .comparing(version, "no such version"));
    }
}

package io.qilian.kernel.scenes.internal.definition;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and writes {@code etc/scenes/*.yaml}. Thread-safe, but for two threads that write one file. */
public final class SceneFolder {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String SUFFIX = ".yaml";

    private final Path folder;

    /**
     * A folder, which may be missing.
     *
     * @param folder the folder
     */
    public SceneFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The scenes that have a file. Files with another form of name, such as hidden ones, are not scenes.
     *
     * @return their names in order
     */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw problem("The scenes cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The file of a scene. One that cannot be read is given too: it says why as soon as it is used.
     *
     * @param scene name of the scene
     * @return the file; empty if there is none
     */
    public Optional<SceneFile> read(String scene) {
        if (!NAME.matcher(scene).matches()) {
            return Optional.empty();
        }
        Path file = file(scene);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SceneFile(file.toString(), SettingsFile.read(file).document()));
        } catch (ProblemException e) {
            return Files.exists(file)
                    ? Optional.of(new SceneFile(file.toString(), "", Optional.of(e.problem())))
                    : Optional.empty();
        }
    }

    /**
     * Where the file of a scene lies.
     *
     * @param scene name of the scene
     * @return the path
     */
    public Path file(String scene) {
        if (!NAME.matcher(scene).matches()) {
            throw new ProblemException(Problem.of(
                            "scene.name",
                            ProblemKind.INPUT,
                            "The name of the scene has the wrong form",
                            scene,
                            "Choose a name such as east-gate")
                    .comparing("1 to 63 lower case letters, digits and hyphens", scene));
        }
        return folder.resolve(scene + SUFFIX);
    }

    /**
     * Writes a file in one step; when it returns, the text is on disk.
     *
     * @param scene name of the scene
     * @param file what to write
     */
    public void write(String scene, SceneFile file) {
        Path target = file(scene);
        Path temporary = target.resolveSibling("." + target.getFileName() + ".new");
        if (file.text().length() > SettingsFile.MAXIMUM_LENGTH) {
            throw problem("The file of the scene is too long", null);
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    temporary,
                    file.text(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw problem("The scene's file cannot be written: " + e.getMessage(), e);
        }
    }

    private ProblemException problem(String what, IOException cause) {
        return new ProblemException(
                Problem.of(
                        "scene.folder",
                        ProblemKind.RESOURCE,
                        what,
                        folder.toString(),
                        "Check the free space and the permissions of the folder"),
                cause);
    }
}

package io.qilian.kernel.scenes.internal.definition;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and writes {@code etc/scenes/*.yaml}. */
public final class SceneFolder {

    /** Most scenes of one machine. */
    public static final int MAXIMUM_SCENES = 500;

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
     * All files.
     *
     * @return the files by name of the scene
     */
    public Map<String, SceneFile> read() {
        Map<String, SceneFile> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX) && found.size() < MAXIMUM_SCENES) {
                    String scene = name.substring(0, name.length() - SUFFIX.length());
                    if (NAME.matcher(scene).matches()) {
                        found.put(scene, new SceneFile(file.toString(), Files.readString(file)));
                    }
                }
            }
        } catch (IOException e) {
            throw problem("The scenes cannot be read: " + e.getMessage(), e);
        }
        return found;
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
     * Writes a file in one step.
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
            Files.writeString(temporary, file.text());
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

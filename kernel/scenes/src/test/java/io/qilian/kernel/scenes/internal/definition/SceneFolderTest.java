package io.qilian.kernel.scenes.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder of the scenes' files. */
class SceneFolderTest {

    private static final String TEXT = "scenario: test\nfeeds: [camera]\n";

    @TempDir
    private Path folder;

    @Test
    void namesTheScenesInOrder() throws IOException {
        put("west-gate.yaml", TEXT);
        put("east-gate.yaml", TEXT);
        put("7.yaml", TEXT);
        assertThat(scenes().names()).containsExactly("7", "east-gate", "west-gate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".east-gate.yaml.new",
                ".east-gate.yaml",
                "east-gate.yaml~",
                "east-gate.yml",
                "East.yaml",
                "a b.yaml",
                "-a.yaml",
                ".yaml",
                "README.md"
            })
    void takesOtherFilesForNoScenes(String name) throws IOException {
        put(name, TEXT);
        assertThat(scenes().names()).isEmpty();
    }

    @Test
    void takesAFolderForNoScene() throws IOException {
        Files.createDirectory(folder.resolve("east-gate.yaml"));
        assertThat(scenes().names()).isEmpty();
        assertThat(scenes().read("east-gate")).isEmpty();
    }

    @Test
    void isEmptyWhileItIsMissing() {
        SceneFolder missing = new SceneFolder(folder.resolve("none"));
        assertThat(missing.names()).isEmpty();
        assertThat(missing.read("east-gate")).isEmpty();
    }

    @Test
    void readsAFile() throws IOException {
        put("east-gate.yaml", TEXT);
        SceneFile file = scenes().read("east-gate").orElseThrow();
        assertThat(file.text()).isEqualTo(TEXT);
        assertThat(file.name()).isEqualTo(folder.resolve("east-gate.yaml").toString());
        assertThat(scenes().read("west-gate")).isEmpty();
        assertThat(scenes().read("../east-gate")).isEmpty();
    }

    @Test
    void givesAFileThatIsNoTextWithItsProblem() throws IOException {
        Files.write(folder.resolve("east-gate.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe});
        put("west-gate.yaml", TEXT);
        assertThat(scenes().names()).containsExactly("east-gate", "west-gate");
        assertThat(problemOf("east-gate").code()).isEqualTo("settings.encoding");
        assertThat(problemOf("east-gate").where()).endsWith("east-gate.yaml");
        assertThat(scenes().read("west-gate").orElseThrow().definition().scenario())
                .isEqualTo("test");
    }

    @Test
    void givesAFileThatIsTooLongWithItsProblem() throws IOException {
        put("east-gate.yaml", "#".repeat(SettingsFile.MAXIMUM_LENGTH + 1));
        assertThat(problemOf("east-gate").code()).isEqualTo("settings.too-long");
    }

    @Test
    void writesWhatItReads() {
        SceneFolder scenes = new SceneFolder(folder.resolve("made/by/itself"));
        scenes.write("east-gate", new SceneFile("any", TEXT));
        assertThat(scenes.read("east-gate").orElseThrow().text()).isEqualTo(TEXT);
    }

    @Test
    void replacesAFileAsAWhole() throws IOException {
        put("east-gate.yaml", "# long\n".repeat(1_000));
        put(".east-gate.yaml.new", "left over from a power cut, and longer than what is written now".repeat(100));
        scenes().write("east-gate", new SceneFile("any", TEXT));
        assertThat(folder.resolve("east-gate.yaml")).hasContent(TEXT);
        assertThat(folder.toFile().list()).containsExactly("east-gate.yaml");
    }

    @Test
    void leavesAFileAsItIsIfItCannotBeReplaced() throws IOException {
        put("east-gate.yaml", TEXT);
        Files.createDirectories(folder.resolve(".east-gate.yaml.new/in-the-way"));
        assertThatThrownBy(() -> scenes().write("east-gate", new SceneFile("any", "scenario: other\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining(folder.toString());
        assertThat(folder.resolve("east-gate.yaml")).hasContent(TEXT);
    }

    @Test
    void refusesToWriteWhatItCouldNotRead() {
        SceneFile tooLong = new SceneFile("any", "#".repeat(SettingsFile.MAXIMUM_LENGTH + 1));
        assertThatThrownBy(() -> scenes().write("east-gate", tooLong)).hasMessageContaining("too long");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"East", "../x", "a/b", "", "-a", "a_b"})
    void refusesANameOfTheWrongForm(String name) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> scenes().file(name))
                .problem();
        assertThat(problem.code()).isEqualTo("scene.name");
        assertThat(problem.expected()).contains("lower case");
        assertThat(problem.actual()).isEqualTo(name);
    }

    private SceneFolder scenes() {
        return new SceneFolder(folder);
    }

    private Problem problemOf(String scene) {
        SceneFile file = scenes().read(scene).orElseThrow();
        return catchThrowableOfType(ProblemException.class, file::definition).problem();
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

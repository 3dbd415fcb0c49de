package io.qilian.kernel.scenes.internal.registry;

import static io.qilian.kernel.scenes.api.ScenePhase.DISABLED;
import static io.qilian.kernel.scenes.api.ScenePhase.RUNNING;
import static io.qilian.kernel.scenes.api.ScenePhase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with scenes, and what that leaves in the files. */
class SceneOperationsTest {

    private static final String TEXT =
            "# the gate in the east\nscenario: test\nenabled: true   # until May\n\nfeeds: [camera]\n";

    @TempDir
    private Path folder;

    private HostStage stage;

    @BeforeEach
    void open() {
        stage = new HostStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void disablesASceneAndWritesNothingButThat() {
        stage.install(Crossings::new);
        stage.put("gate", TEXT);
        assertThat(stage.host.disable("gate").phase()).isEqualTo(DISABLED);
        assertThat(stage.file("gate")).hasContent(TEXT.replace("enabled: true", "enabled: false"));
        assertThat(stage.routes.connected("gate")).isFalse();
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(DISABLED);
    }

    @Test
    void enablesASceneAndWritesNothingButThat() {
        stage.install(Crossings::new);
        stage.put("gate", TEXT.replace("true", "false"));
        assertThat(stage.host.enable("gate").phase()).isEqualTo(RUNNING);
        assertThat(stage.file("gate")).hasContent(TEXT);
        stage.host.reconcile();
        assertThat(stage.routes.plans()).hasSize(1);
    }

    @Test
    void enablesASceneThatThenWaits() {
        stage.put("gate", TEXT.replace("true", "false"));
        SceneStatus status = stage.host.enable("gate");
        assertThat(status.phase()).isEqualTo(WAITING);
        assertThat(stage.file("gate")).hasContent(TEXT);
    }

    @Test
    void leavesASceneAloneThatRunsAlready() {
        stage.install(Crossings::new);
        stage.put("gate", TEXT);
        stage.host.enable("gate");
        assertThat(stage.routes.plans()).hasSize(1);
    }

    @Test
    void goesByTheFileAsItIsWhenItIsAskedFor() throws IOException {
        stage.install(Crossings::new);
        stage.put("gate", TEXT);
        String edited = TEXT.replace("[camera]", "[camera, other]");
        Files.writeString(stage.file("gate"), edited);
        stage.host.disable("gate");
        assertThat(stage.file("gate")).hasContent(edited.replace("enabled: true", "enabled: false"));
        Files.writeString(stage.file("gate"), TEXT);
        assertThat(stage.host.enable("gate").feeds()).containsExactly("camera");
    }

    @Test
    void defineWritesADisabledScene() {
        stage.install(Crossings::new);
        stage.host.define("gate", "# new\nscenario: test\nfeeds: [camera]\n");
        assertThat(stage.phase("gate")).isEqualTo(DISABLED);
        assertThat(stage.file("gate")).hasContent("# new\nenabled: false\nscenario: test\nfeeds: [camera]\n");
        assertThat(stage.host.enable("gate").phase()).isEqualTo(RUNNING);
    }

    @Test
    void refusesToDefineASceneThatIsThere() throws IOException {
        Files.writeString(stage.file("gate"), TEXT);
        assertThatThrownBy(() -> stage.host.define("gate", TEXT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is a scene of that name already")
                .hasMessageContaining("gate.yaml");
    }

    @Test
    void refusesToDefineWhatIsNoScene() {
        assertThatThrownBy(() -> stage.host.define("gate", "scenario: test\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("gate.yaml:1 feeds");
        assertThatThrownBy(() -> stage.host.define("Gate", TEXT)).hasMessageContaining("wrong form");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void holdsABoundedNumberOfScenesAndGoesOnWithThoseItHas() throws IOException {
        stage.install(Crossings::new);
        stage.define("zoo");
        for (int number = 0; number < SceneHost.MAXIMUM_SCENES; number++) {
            Files.writeString(stage.file("a-" + number), "scenario: test\nfeeds: [camera]\nenabled: false\n");
        }
        stage.host.reconcile();
        assertThat(stage.host.scenes()).hasSize(SceneHost.MAXIMUM_SCENES);
        assertThat(stage.phase("zoo")).isEqualTo(RUNNING);
        assertThatThrownBy(() -> stage.host.define("one-more", TEXT)).hasMessageContaining("at most 500");
        stage.delete("a-0");
        stage.host.reconcile();
        assertThat(stage.host.scenes()).hasSize(SceneHost.MAXIMUM_SCENES);
    }

    @Test
    void knowsNothingOfASceneWithoutAFile() {
        stage.define("gate");
        for (String name : new String[] {"nowhere", "../gate", "Gate"}) {
            assertThatThrownBy(() -> stage.host.enable(name))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("There is no such scene")
                    .hasMessageContaining("expected: gate")
                    .hasMessageContaining("actual: " + name);
        }
    }
}

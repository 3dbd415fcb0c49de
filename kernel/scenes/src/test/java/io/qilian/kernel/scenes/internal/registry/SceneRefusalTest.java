package io.qilian.kernel.scenes.internal.registry;

import static io.qilian.kernel.scenes.api.ScenePhase.DISABLED;
import static io.qilian.kernel.scenes.api.ScenePhase.REFUSED;
import static io.qilian.kernel.scenes.api.ScenePhase.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be used is a matter of its own scene, and says what is wrong with it. */
class SceneRefusalTest {

    private static final String BAD_SETTING =
            "# gate\nscenario: test\nfeeds: [camera]\nsettings:\n  limit: 51   # too many\n";

    @TempDir
    private Path folder;

    private HostStage stage;

    @BeforeEach
    void open() {
        stage = new HostStage(folder);
        stage.install(Crossings::new);
        stage.define("other");
    }

    @AfterEach
    void theOtherSceneRuns() {
        assertThat(stage.phase("other")).isEqualTo(RUNNING);
        stage.observe("other", 1);
        stage.close();
    }

    @Test
    void tellsOfABadSettingByFileLineKeyAndWhatIsExpected() {
        stage.put("gate", BAD_SETTING);
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        Problem problem = problem();
        assertThat(problem.where()).isEqualTo(stage.file("gate") + ":5 settings.limit");
        assertThat(problem.expected()).isEqualTo("1 to 50");
        assertThat(problem.actual()).isEqualTo("51");
        assertThat(problem.fix()).isEqualTo("Correct the value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenario: test\nfeeds: [camera]\nsettings: {limit: many}\n",
                "scenario: test\nfeeds: [camera]\nsettings: {limti: 3}\n",
                "scenario: test\nfeeds: [camera]\nsetings: {}\n",
                "scenario: test\n",
                "scenario: [\n",
                "",
            })
    void refusesWhatDoesNotFit(String text) {
        stage.put("gate", text);
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        assertThat(problem().kind()).isEqualTo(ProblemKind.CONFIGURATION);
        assertThat(problem().where()).startsWith(stage.file("gate").toString());
    }

    @Test
    void refusesAnAlertOfAnEventThatTheScenarioDoesNotTell() {
        stage.put("gate", "scenario: test\nfeeds: [camera]\nalerts: [{event: test.fire}]\n");
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        assertThat(problem().code()).isEqualTo("scene.alert-event");
        assertThat(problem().where()).endsWith("gate.yaml alerts");
        assertThat(problem().actual()).isEqualTo("test.fire");
    }

    @Test
    void refusesAModelForAUseThatTheScenarioDoesNotHave() {
        stage.put("gate", "scenario: test\nfeeds: [camera]\nmodels: {people: other:1.0.0}\n");
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        assertThat(problem().where()).endsWith("gate.yaml models.people");
        assertThat(problem().expected()).isEqualTo("[vehicles]");
        assertThat(problem().actual()).isEqualTo("people");
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Files.write(stage.file("gate"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        assertThat(problem().code()).isEqualTo("settings.encoding");
        assertThatThrownBy(() -> stage.host.disable("gate")).hasMessageContaining("not text in UTF-8");
        assertThat(stage.file("gate")).hasBinaryContent(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    }

    @Test
    void refusesWhatTheScenarioRefuses() {
        stage.install("picky", scene -> {
            throw new ProblemException(
                    Problem.of("picky.line", ProblemKind.INPUT, "The line has no length", "lines[0]", "Move an end"));
        });
        stage.put("gate", "scenario: picky\nfeeds: [camera]\n");
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        assertThat(problem().what()).isEqualTo("The line has no length");
    }

    @Test
    void throwsWhenItIsToEnableSuchASceneAndLeavesItsFileAsItWas() {
        String disabled = BAD_SETTING.replace("feeds", "enabled: false\nfeeds");
        stage.put("gate", disabled);
        assertThat(stage.phase("gate")).isEqualTo(DISABLED);
        assertThatThrownBy(() -> stage.host.enable("gate"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("settings.limit");
        assertThat(stage.file("gate")).hasContent(disabled);
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
    }

    @Test
    void runsASceneAsSoonAsItsFileIsCorrected() {
        stage.put("gate", BAD_SETTING);
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        stage.put("gate", BAD_SETTING.replace("51", "50"));
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
        assertThat(stage.host.scene("gate").problem()).isEmpty();
    }

    @Test
    void stopsARunningSceneWhoseChangedFileCannotBeUsed() {
        stage.define("gate");
        stage.put("gate", BAD_SETTING);
        assertThat(stage.phase("gate")).isEqualTo(REFUSED);
        assertThat(stage.routes.connected("gate")).isFalse();
    }

    private Problem problem() {
        return stage.host.scene("gate").problem().orElseThrow();
    }
}

package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.ScenePhase;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code scene:list}, {@code scene:info}, {@code scene:enable}, {@code scene:disable}, {@code scene:watch}. */
class SceneCommandsTest {

    private final Platform platform = new Platform();
    private final KarafConsole console = new KarafConsole(platform);

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void listsEachSceneOnALine() {
        platform.scenes.add(Samples.scene("gate", ScenePhase.RUNNING, Optional.empty()));
        platform.scenes.add(Samples.scene("yard", ScenePhase.DISABLED, Optional.empty()));
        assertThat(console.run("scene:list").lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("gate +\\| traffic +\\| gate +\\| RUNNING +\\| +1234 \\| +5 \\| +67 .*"))
                .anyMatch(line -> line.matches("yard .* DISABLED .*"));
        assertThat(platform.calls).containsOnlyOnce("scenes");
    }

    @Test
    void saysHowToDefineTheFirstScene() {
        assertThat(console.run("scene:list")).contains("No scene is defined: put a file NAME.yaml into etc/scenes.");
    }

    @Test
    void givesScriptsARowALineWithTabsBetweenTheCells() {
        platform.scenes.add(Samples.scene("gate", ScenePhase.RUNNING, Optional.empty()));
        assertThat(console.run("scene:list --no-format")).isEqualTo("gate\ttraffic\tgate\tRUNNING\t1234\t5\t67\t\n");
        platform.scenes.clear();
        assertThat(console.run("scene:list --no-format")).isEmpty();
    }

    @Test
    void showsTheProblemOfAFeedAsThatOfItsScene() {
        platform.scenes.add(Samples.scene("north", ScenePhase.RUNNING, Optional.empty()));
        platform.feeds.add(Samples.feed("gate", Optional.of(Samples.UNREACHABLE)));
        assertThat(console.run("scene:list")).contains("The camera does not answer");
        assertThat(console.run("scene:info north"))
                .contains("The camera does not answer")
                .contains("fix: Check that the camera is switched on");
    }

    @Test
    void showsASceneWithItsFiguresAndTables() {
        platform.scenes.add(Samples.scene("gate", ScenePhase.RUNNING, Optional.empty()));
        assertThat(console.run("scene:info gate"))
                .contains("gate (traffic): RUNNING")
                .contains("Observations 1234, Readings 40, Dropped 5, Events 67, Age ms 8.3")
                .contains("vehicles: 15.0")
                .containsPattern("Line +\\| +car +\\| +bus")
                .containsPattern("northbound +\\| +12 +\\| +3")
                .doesNotContain("Problem");
        assertThat(platform.calls).containsOnlyOnce("scene gate");
    }

    @Test
    void showsTheStackOfASceneInQuarantine() {
        platform.scenes.add(Samples.quarantined("gate"));
        assertThat(console.run("scene:info gate"))
                .contains("gate (traffic): QUARANTINED")
                .contains("fix: Tell the vendor")
                .contains("\tat vendor.Road.find(Road.java:7)");
    }

    @Test
    void enablesAScene() {
        platform.scenes.add(Samples.scene("gate", ScenePhase.RUNNING, Optional.empty()));
        assertThat(console.run("scene:enable gate")).isEqualTo("Scene gate runs.\n");
        assertThat(platform.calls).containsExactly("enable gate");
    }

    @Test
    void saysWhatAnEnabledSceneWaitsFor() {
        Problem missing = Problem.of(
                "scene.scenario-missing",
                ProblemKind.CONFIGURATION,
                "The scenario is not installed",
                "traffic",
                "Put its KAR into the folder deploy");
        platform.scenes.add(Samples.scene("gate", ScenePhase.WAITING, Optional.of(missing)));
        assertThat(console.run("scene:enable gate"))
                .startsWith("Scene gate is enabled and waits:\nThe scenario is not installed\n")
                .contains("fix: Put its KAR into the folder deploy");
    }

    @Test
    void disablesAScene() {
        platform.scenes.add(Samples.scene("gate", ScenePhase.DISABLED, Optional.empty()));
        assertThat(console.run("scene:disable gate")).isEqualTo("Scene gate is disabled.\n");
        assertThat(platform.calls).containsExactly("disable gate");
    }

    @Test
    void watchesTheFiguresOfTheLanesOfAScene() {
        platform.scenes.add(Samples.scene("north", ScenePhase.RUNNING, Optional.empty()));
        platform.feeds.add(Samples.feed("gate", Optional.empty()));
        platform.lanes.add(Samples.lane("gate", 100));
        platform.lanes.add(Samples.lane("elsewhere", 100));
        assertThat(console.run("scene:watch --plain --times 2 north"))
                .containsPattern("(?s)north \\(traffic\\): RUNNING, Events 67.*north \\(traffic\\): RUNNING")
                .containsPattern("northbound +\\| +12 +\\| +3")
                .contains("gate → road-objects@prod: captured 25.0 fps, analysed 0.0 fps, replaced by newer 7,"
                        + " other drops 3, age 8 ms")
                .contains("Ctrl+C ends.")
                .doesNotContain("elsewhere");
    }

    @Test
    void goesOnWatchingWhenTheFeedIsRemoved() {
        platform.scenes.add(Samples.scene("north", ScenePhase.RUNNING, Optional.empty()));
        platform.lanes.add(Samples.lane("gate", 100));
        assertThat(console.run("scene:watch --times 1 north")).contains("gate → road-objects@prod: captured 0.0 fps");
    }

    @Test
    void saysWhileWatchingWhyThereIsNothingToSee() {
        platform.scenes.add(Samples.scene("north", ScenePhase.RUNNING, Optional.empty()));
        platform.feeds.add(Samples.feed("gate", Optional.of(Samples.UNREACHABLE)));
        assertThat(console.run("scene:watch --times 1 north")).contains("The camera does not answer");
    }

    @Test
    void clearsTheScreenBetweenTheBlocksOnlyUnlessAskedNotTo() {
        platform.scenes.add(Samples.scene("north", ScenePhase.RUNNING, Optional.empty()));
        assertThat(console.run("scene:watch --times 2 north")).contains("\u001b[2J");
        assertThat(console.run("scene:watch --times 2 --plain north")).doesNotContain("\u001b");
        assertThat(console.run("scene:watch --times 1 north")).doesNotContain("\u001b");
    }
}

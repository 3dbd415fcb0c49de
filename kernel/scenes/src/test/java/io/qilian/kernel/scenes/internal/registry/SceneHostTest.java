package io.qilian.kernel.scenes.internal.registry;

import static io.qilian.kernel.scenes.api.ScenePhase.DISABLED;
import static io.qilian.kernel.scenes.api.ScenePhase.RUNNING;
import static io.qilian.kernel.scenes.api.ScenePhase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.tracking.TrackerFactory;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import io.qilian.kernel.scenes.doubles.Handlers.Counting;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import io.qilian.kernel.scenes.doubles.TestScenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scene runs while its file, its scenario and the platform's services are there. */
class SceneHostTest {

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
    void letsASceneWaitForItsScenarioAndThenRun() {
        stage.define("gate");
        SceneStatus waiting = stage.host.scene("gate");
        assertThat(waiting.phase()).isEqualTo(WAITING);
        assertThat(waiting.scenario()).isEqualTo("test");
        assertThat(waiting.feeds()).containsExactly("camera");
        assertThat(waiting.problem()).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo("scenario.unknown");
            assertThat(problem.actual()).isEqualTo("test");
        });
        stage.install(Crossings::new);
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
        assertThat(stage.host.scene("gate").problem()).isEmpty();
    }

    @Test
    void bringsASceneTheObservationsThatItsPlanAsksFor() {
        stage.install(Crossings::new);
        stage.put("gate", "scenario: test\nfeeds: [camera]\nmodels: {vehicles: other:2.0.0}\nrouting: manual\n");
        assertThat(stage.routes.plans())
                .containsExactly(new ScenePlan(
                        "gate",
                        List.of("camera"),
                        Set.of(FeedKind.VIDEO),
                        List.of(new PlannedModel("vehicles", ModelReference.parse("other:2.0.0"))),
                        true));
        stage.observe("gate", 1);
        assertThat(stage.events.keys("gate")).containsExactly("car-1");
        assertThat(stage.host.scene("gate").events()).isEqualTo(1);
    }

    @Test
    void letsASceneWaitAgainWhenItsScenarioGoesAndGoOnWithItsStateWhenItComesBack() {
        TestScenario scenario = stage.install(Counting::new);
        stage.define("gate");
        stage.observe("gate", 1);
        stage.host.remove(scenario);
        assertThat(stage.phase("gate")).isEqualTo(WAITING);
        assertThat(stage.routes.connected("gate")).isFalse();
        assertThat(stage.models.open()).isZero();
        stage.host.add(scenario);
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
        stage.observe("gate", 2);
        assertThat(stage.events.keys("gate")).containsExactly("car-1/1", "car-2/2");
    }

    @Test
    void restartsASceneWithTheSettingsOfItsChangedFile() {
        List<Integer> limits = new CopyOnWriteArrayList<>();
        stage.install(scene -> {
            limits.add(scene.settings(TestScenario.Limit.class).limit());
            return new SceneHandler() {
                @Override
                public void close() {
                    limits.add(-1);
                }
            };
        });
        stage.define("gate");
        stage.host.reconcile();
        stage.put("gate", "scenario: test\nfeeds: [camera]\nsettings: {limit: 7}\n");
        assertThat(limits).containsExactly(10, -1, 7);
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
    }

    @Test
    void stopsASceneWhoseFileIsTakenAway() {
        stage.install(Crossings::new);
        stage.define("gate");
        stage.define("other");
        stage.delete("gate");
        assertThat(stage.host.scenes()).extracting(SceneStatus::name).containsExactly("other");
        assertThat(stage.routes.connected("gate")).isFalse();
        assertThat(stage.models.open()).isOne();
        assertThatThrownBy(() -> stage.host.scene("gate"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is no such scene")
                .hasMessageContaining("expected: other");
    }

    @Test
    void leavesASceneAloneWhoseFileSaysSo() {
        stage.install(Crossings::new);
        stage.put("gate", "scenario: test\nfeeds: [camera]\nenabled: false\n");
        assertThat(stage.phase("gate")).isEqualTo(DISABLED);
        assertThat(stage.routes.plans()).isEmpty();
    }

    @Test
    void takesInASceneThatIsAskedForBeforeItWasLookedFor() throws Exception {
        Files.writeString(stage.file("gate"), "scenario: test\nfeeds: [camera]\n");
        assertThat(stage.host.scenes()).isEmpty();
        assertThat(stage.phase("gate")).isEqualTo(WAITING);
        assertThat(stage.host.scenes()).hasSize(1);
    }

    @Test
    void letsScenesWaitForAServiceThatIsGone() {
        stage.install(Crossings::new);
        stage.define("gate");
        stage.parts.remove(stage.routes);
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(WAITING);
        assertThat(stage.host.scene("gate").problem().orElseThrow().what()).contains("the routes of feeds and models");
        stage.parts.add(stage.routes);
        stage.parts.remove(stage.models);
        stage.host.reconcile();
        assertThat(stage.host.scene("gate").problem().orElseThrow().what()).contains("the model library");
        stage.parts.add(stage.models);
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
    }

    /** The new service comes before the old one goes. */
    @Test
    void startsScenesAnewWithAServiceThatReplacesAnother() {
        stage.install(Crossings::new);
        stage.define("gate");
        TrackerFactory better = () -> {
            throw new IllegalStateException("nothing is tracked here either");
        };
        stage.parts.add(better);
        stage.host.reconcile();
        assertThat(stage.routes.plans()).hasSize(2);
        stage.parts.remove(stage.trackers);
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
        assertThat(stage.routes.plans()).hasSize(2);
    }

    @Test
    void triesAgainWhatAModelOrAFeedKeepsFromRunning() {
        Problem missing = Problem.of("model.unknown", ProblemKind.INPUT, "There is no such model", "x", "Add it");
        stage.routes.problem(Optional.of(missing));
        stage.install(Crossings::new);
        stage.define("gate");
        assertThat(stage.phase("gate")).isEqualTo(WAITING);
        assertThat(stage.host.scene("gate").problem()).contains(missing);
        assertThat(stage.models.open()).isZero();
        stage.routes.problem(Optional.empty());
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
    }

    @Test
    void triesAgainWhatTheDatabaseKeepsFromRunning() {
        stage.store.down(true);
        stage.install(Crossings::new);
        stage.define("gate");
        assertThat(stage.host.scene("gate").problem().orElseThrow().code()).isEqualTo("scene.store");
        assertThat(stage.phase("gate")).isEqualTo(WAITING);
        stage.store.down(false);
        stage.host.reconcile();
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
    }

    @Test
    void showsThePictureThatASceneHasHandledLast() {
        stage.install(Crossings::new);
        stage.define("gate");
        assertThat(stage.host.picture("gate")).isEmpty();
        stage.observe("gate", 1);
        stage.host
                .picture("gate")
                .ifPresentOrElse(
                        picture -> {
                            assertThat(picture.frame().sequence()).isEqualTo(1);
                            picture.close();
                        },
                        () -> fail("no picture"));
        stage.host.disable("gate");
        assertThat(stage.host.picture("gate")).isEmpty();
    }

    @Test
    void endsAllScenesWhenItIsClosed() {
        stage.install(Crossings::new);
        stage.define("gate");
        stage.define("other");
        stage.host.close();
        assertThat(stage.routes.connected("gate") || stage.routes.connected("other"))
                .isFalse();
        assertThat(stage.models.open()).isZero();
        stage.host.reconcile();
        assertThat(stage.models.open()).isZero();
    }
}

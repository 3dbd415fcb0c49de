package io.qilian.kernel.scenes.internal.registry;

import static io.qilian.kernel.scenes.api.ScenePhase.DISABLED;
import static io.qilian.kernel.scenes.api.ScenePhase.QUARANTINED;
import static io.qilian.kernel.scenes.api.ScenePhase.RUNNING;
import static io.qilian.kernel.scenes.api.ScenePhase.WAITING;
import static io.qilian.kernel.scenes.doubles.Handlers.observing;
import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.doubles.Handlers;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import io.qilian.kernel.scenes.doubles.TestScenario;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scene whose scenario fails is set apart with its stack, and stays so until somebody enables it anew. */
class SceneQuarantineTest {

    record Unmakeable(@Setting(en = "Limit", zh = "限值", absent = "1") int limit) {
        Unmakeable {
            if (limit > 0) {
                throw new UnsupportedOperationException("the vendor's mistake");
            }
        }
    }

    @TempDir
    private Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();
    private HostStage stage;

    @BeforeEach
    void open() {
        stage = new HostStage(folder);
    }

    @AfterEach
    void close() {
        released.countDown();
        stage.close();
    }

    @Test
    void setsASceneApartWhoseScenarioThrowsWhenItIsOpened() {
        stage.install(scene -> {
            opened.incrementAndGet();
            throw new IllegalStateException("the vendor's mistake");
        });
        stage.define("gate");
        SceneStatus status = stage.host.scene("gate");
        assertThat(status.phase()).isEqualTo(QUARANTINED);
        assertThat(status.problem().orElseThrow().what()).contains("open").contains("the vendor's mistake");
        assertThat(status.stack()).contains("SceneQuarantineTest");
        stage.host.reconcile();
        stage.host.reconcile();
        assertThat(opened).hasValue(1);
        await(() -> stage.models.open() == 0);
    }

    @Test
    void setsASceneApartWhoseScenarioHangsWhenItIsOpened() {
        stage.install(scene -> {
            opened.incrementAndGet();
            Handlers.hang(released);
            return new Crossings(scene);
        });
        stage.define("gate");
        SceneStatus status = stage.host.scene("gate");
        assertThat(status.phase()).isEqualTo(QUARANTINED);
        assertThat(status.problem().orElseThrow().code()).isEqualTo("scene.stalled");
        assertThat(status.stack()).contains("CountDownLatch");
        stage.host.reconcile();
        assertThat(opened).hasValue(1);
    }

    @Test
    void setsASceneApartWhoseSettingsCannotBeMade() {
        stage.host.add(new TestScenario(TestScenario.descriptor("test", Unmakeable.class), Crossings::new));
        stage.define("gate");
        assertThat(stage.phase("gate")).isEqualTo(QUARANTINED);
        assertThat(stage.host.scene("gate").stack()).contains("the vendor's mistake");
    }

    @Test
    void setsASceneApartThatThrowsAndGoesOnWithTheOther() {
        stage.install(scene -> scene.scene().equals("gate")
                ? observing(seen -> {
                            throw new IllegalStateException("the vendor's mistake");
                        })
                        .apply(scene)
                : new Crossings(scene));
        stage.define("gate");
        stage.define("other");
        stage.routes.observe("gate", 1);
        SceneStatus status = stage.await("gate", QUARANTINED);
        assertThat(status.problem().orElseThrow().fix()).contains("scene:enable gate");
        assertThat(status.stack()).contains("IllegalStateException").contains("SceneQuarantineTest");
        await(() -> !stage.routes.connected("gate"));
        stage.observe("other", 1);
        assertThat(stage.phase("other")).isEqualTo(RUNNING);
        assertThat(stage.events.keys("other")).containsExactly("car-1");
    }

    @Test
    void setsASceneApartThatStallsAndGoesOnWithTheOther() {
        stage.install(scene -> scene.scene().equals("gate")
                ? observing(seen -> Handlers.hang(released)).apply(scene)
                : new Crossings(scene));
        stage.define("gate");
        stage.define("other");
        stage.routes.observe("gate", 1);
        SceneStatus status = stage.await("gate", QUARANTINED);
        assertThat(status.problem().orElseThrow().expected()).isEqualTo("within 300 ms");
        assertThat(status.stack()).contains("CountDownLatch");
        stage.observe("other", 1);
    }

    @Test
    void givesASceneThatIsEnabledAnewANewHandler() {
        stage.install(scene -> {
            int attempt = opened.incrementAndGet();
            return observing(seen -> {
                        if (attempt == 1) {
                            throw new IllegalStateException("the vendor's mistake");
                        }
                    })
                    .apply(scene);
        });
        stage.define("gate");
        stage.routes.observe("gate", 1);
        stage.await("gate", QUARANTINED);
        SceneStatus status = stage.host.enable("gate");
        assertThat(status.phase()).isEqualTo(RUNNING);
        assertThat(status.problem()).isEmpty();
        assertThat(status.stack()).isEmpty();
        stage.observe("gate", 2);
        assertThat(opened).hasValue(2);
    }

    @Test
    void givesASceneWhoseFileIsChangedANewHandler() {
        stage.install(observing(seen -> {
            throw new IllegalStateException("the vendor's mistake");
        }));
        stage.define("gate");
        stage.routes.observe("gate", 1);
        stage.await("gate", QUARANTINED);
        stage.put("gate", "scenario: test\nfeeds: [camera]\n");
        await(() -> {
            stage.host.reconcile();
            return stage.phase("gate") == RUNNING;
        });
    }

    @Test
    void leavesASceneApartWhenItsScenarioComesAnew() {
        TestScenario scenario = stage.install(observing(seen -> {
            throw new IllegalStateException("the vendor's mistake");
        }));
        stage.define("gate");
        stage.routes.observe("gate", 1);
        stage.await("gate", QUARANTINED);
        stage.host.remove(scenario);
        stage.host.add(scenario);
        assertThat(stage.phase("gate")).isEqualTo(QUARANTINED);
    }

    /** What the old handler does in the end is no failure of the new one. */
    @Test
    void leavesANewHandlerAloneWhenTheOldOneFailsToClose() {
        stage.install(scene -> new SceneHandler() {
            private final int attempt = opened.incrementAndGet();

            @Override
            public void close() {
                if (attempt == 1) {
                    Handlers.hang(released);
                }
            }
        });
        stage.define("gate");
        stage.put("gate", "scenario: test\nfeeds: [camera]\ntimeBudget: 400ms\n");
        assertThat(opened).hasValue(2);
        stage.observe("gate", 1);
        stage.host.disable("gate");
        stage.host.enable("gate");
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
    }

    @Test
    void disablesASceneThatIsSetApart() {
        stage.install(observing(seen -> {
            throw new IllegalStateException("the vendor's mistake");
        }));
        stage.define("gate");
        stage.routes.observe("gate", 1);
        stage.await("gate", QUARANTINED);
        assertThat(stage.host.disable("gate").phase()).isEqualTo(DISABLED);
        assertThat(stage.host.scene("gate").stack()).isEmpty();
    }

    @Test
    void waitsRatherThanSettingApartWhileTheDatabaseIsOutOfReach() {
        stage.install(Crossings::new);
        stage.store.down(true);
        stage.define("gate");
        assertThat(stage.phase("gate")).isEqualTo(WAITING);
    }
}

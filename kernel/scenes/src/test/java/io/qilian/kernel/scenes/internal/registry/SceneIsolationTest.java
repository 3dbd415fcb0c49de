package io.qilian.kernel.scenes.internal.registry;

import static io.qilian.kernel.scenes.api.ScenePhase.DISABLED;
import static io.qilian.kernel.scenes.api.ScenePhase.QUARANTINED;
import static io.qilian.kernel.scenes.api.ScenePhase.REFUSED;
import static io.qilian.kernel.scenes.api.ScenePhase.RUNNING;
import static io.qilian.kernel.scenes.api.ScenePhase.WAITING;
import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.doubles.Handlers;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scenario that does not come back holds up its own scene, and nobody else's. Its time budget is far longer than the
 * test may take: whoever waited for it would not pass.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SceneIsolationTest {

    private static final String PATIENT = "scenario: test\nfeeds: [camera]\ntimeBudget: 2m\n";

    @TempDir
    private Path folder;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
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
    void workGoesOnWhileASceneDoesNotClose() throws InterruptedException {
        stage.install(scene -> scene.scene().equals("gate") ? new NeverClosing() : new Crossings(scene));
        stage.put("gate", PATIENT);
        stage.define("other");
        Thread disabling = hanging(() -> stage.host.disable("gate"));
        othersCanBeWorkedWith();
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
        released.countDown();
        disabling.join();
        assertThat(stage.phase("gate")).isEqualTo(DISABLED);
    }

    @Test
    void workGoesOnWhileASceneDoesNotOpen() throws InterruptedException {
        stage.install(scene -> scene.scene().equals("gate") ? neverOpened() : new Crossings(scene));
        stage.put("gate", PATIENT.replace("feeds", "enabled: false\nfeeds"));
        stage.define("other");
        Thread enabling = hanging(() -> stage.host.enable("gate"));
        othersCanBeWorkedWith();
        assertThat(stage.phase("gate")).isEqualTo(WAITING);
        released.countDown();
        enabling.join();
        assertThat(stage.phase("gate")).isEqualTo(RUNNING);
    }

    @Test
    void workGoesOnWhileTheFolderIsLookedAt() throws Exception {
        stage.install(scene -> scene.scene().equals("gate") ? neverOpened() : new Crossings(scene));
        stage.define("other");
        Files.writeString(stage.file("gate"), PATIENT);
        Thread looking = hanging(() -> stage.host.reconcile());
        othersCanBeWorkedWith();
        released.countDown();
        looking.join();
    }

    @Test
    void disablesASceneThatDoesNotCloseWithinItsBudget() {
        stage.install(scene -> new NeverClosing());
        stage.define("gate");
        assertThat(stage.host.disable("gate").phase()).isEqualTo(DISABLED);
        assertThat(stage.models.open()).isOne();
    }

    @Test
    void letsAllScenesEndAtTheSameTime() throws InterruptedException {
        CountDownLatch closing = new CountDownLatch(3);
        stage.install(scene -> new SceneHandler() {
            @Override
            public void close() {
                closing.countDown();
                Handlers.hang(released);
            }
        });
        for (int number = 0; number < 3; number++) {
            stage.put("gate-" + number, PATIENT);
        }
        Thread stopping = new Thread(stage.host::close);
        stopping.start();
        await(() -> closing.getCount() == 0);
        released.countDown();
        stopping.join();
        assertThat(stage.models.open()).isZero();
    }

    @Test
    void startsNoFurtherSceneWhileTooManyThreadsHang() {
        stage.install(scene -> scene.scene().equals("gate") ? neverOpened() : new Crossings(scene));
        String text = "scenario: test\nfeeds: [camera]\ntimeBudget: 10ms\n";
        stage.put("gate", text);
        for (int thread = 1; thread < StuckRuns.MAXIMUM; thread++) {
            assertThat(stage.host.enable("gate").phase()).isEqualTo(QUARANTINED);
        }
        stage.put("other", text);
        assertThat(stage.phase("other")).isEqualTo(REFUSED);
        assertThatThrownBy(() -> stage.host.enable("other"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("16 threads hang in scenarios")
                .hasMessageContaining("restart the platform");
        assertThat(stage.file("other")).hasContent(text);
        released.countDown();
        await(() -> stage.models.open() == 0);
        assertThat(stage.host.enable("other").phase()).isEqualTo(RUNNING);
    }

    private void othersCanBeWorkedWith() {
        assertThat(stage.host.scenes()).extracting(SceneStatus::name).containsExactly("gate", "other");
        assertThat(stage.host.scene("gate").name()).isEqualTo("gate");
        assertThat(stage.host.disable("other").phase()).isEqualTo(DISABLED);
        assertThat(stage.host.enable("other").phase()).isEqualTo(RUNNING);
        stage.host.define("third", "scenario: test\nfeeds: [camera]\n");
        assertThat(stage.host.enable("third").phase()).isEqualTo(RUNNING);
        stage.delete("third");
        stage.observe("other", 1);
    }

    /** Does something that hangs in the scenario. */
    private Thread hanging(Runnable action) {
        Thread thread = new Thread(action);
        thread.start();
        await(() -> reached.getCount() == 0);
        return thread;
    }

    private SceneHandler neverOpened() {
        reached.countDown();
        Handlers.hang(released);
        return new SceneHandler() {};
    }

    private final class NeverClosing implements SceneHandler {
        @Override
        public void close() {
            reached.countDown();
            Handlers.hang(released);
        }
    }
}

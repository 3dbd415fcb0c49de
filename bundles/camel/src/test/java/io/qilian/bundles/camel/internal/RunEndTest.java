package io.qilian.bundles.camel.internal;

import static io.qilian.bundles.camel.internal.CamelStage.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a scene is told that a run is over. */
@Timeout(60)
class RunEndTest {

    private final ExecutorService feed = Executors.newSingleThreadExecutor(task -> new Thread(task, "feed"));
    private CamelStage stage;
    private RecordedLog log;

    @BeforeEach
    void open() {
        stage = new CamelStage();
        log = new RecordedLog();
    }

    @AfterEach
    void close() throws InterruptedException {
        log.close();
        stage.close();
        feed.shutdownNow();
        assertThat(feed.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsForTheFramesThatTheModelStillHas() throws Exception {
        stage.models.hold();
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        CompletableFuture<Void> run = runOnFeedThread(3);
        await(() -> stage.models.waiting() == 3);
        stage.models.answerNext();
        stage.models.answerNext();
        assertThat(run).isNotDone();
        stage.models.answerNext();
        run.get(20, TimeUnit.SECONDS);
        assertThat(stage.inbox.lines()).containsExactly("began gate", "gate 1", "gate 2", "gate 3", "ended gate");
    }

    @Test
    void waitsForTheFramesThatTheSceneStillHandles() throws Exception {
        stage.inbox.hold();
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        CompletableFuture<Void> run = runOnFeedThread(1);
        await(() -> stage.inbox.lines().size() == 2);
        assertThat(stage.inbox.lines()).containsExactly("began gate", "gate 1");
        stage.inbox.finishNext();
        run.get(20, TimeUnit.SECONDS);
        assertThat(stage.inbox.lines()).containsExactly("began gate", "gate 1", "ended gate");
    }

    @Test
    void waitsNoLongerThanTheLimit() throws Exception {
        stage.models.hold();
        stage.camel.removeComponent("video");
        stage.camel.addComponent("video", new VideoComponent(stage.feeds, Duration.ofMillis(50)));
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.feeds.run("gate", 1);
        assertThat(stage.inbox.lines()).containsExactly("began gate", "ended gate");
        assertThat(log.lines())
                .containsExactly("Feed gate, route video:gate: frames of the run that has ended are still under way");
        stage.models.answerNext();
        assertThat(stage.feeds.leases()).isZero();
    }

    @Test
    void waitsNoLongerOnceTheRouteIsStopped() throws Exception {
        stage.models.hold();
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        CompletableFuture<Void> run = runOnFeedThread(1);
        await(() -> stage.models.waiting() == 1);
        stage.camel.getRouteController().stopRoute("video:gate", 100, TimeUnit.MILLISECONDS);
        run.get(5, TimeUnit.SECONDS);
        assertThat(stage.inbox.lines()).containsExactly("began gate");
    }

    private CompletableFuture<Void> runOnFeedThread(int frames) {
        return CompletableFuture.runAsync(() -> stage.feeds.run("gate", frames), feed);
    }
}

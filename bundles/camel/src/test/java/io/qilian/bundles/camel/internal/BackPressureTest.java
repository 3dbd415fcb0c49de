package io.qilian.bundles.camel.internal;

import static io.qilian.bundles.camel.internal.CamelStage.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many frames of a route may be under way, and what becomes of one more. */
@Timeout(60)
class BackPressureTest {

    private static final String ROUTE = "video:gate?inFlight=3";

    private final ExecutorService feed = Executors.newSingleThreadExecutor(task -> new Thread(task, "feed"));
    private final AtomicReference<Thread> feedThread = new AtomicReference<>();
    private CamelStage stage;
    private RecordedLog log;

    @BeforeEach
    void open() throws Exception {
        stage = new CamelStage();
        stage.models.hold();
        stage.route(ROUTE, "model:cars@prod", "scene:gate");
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
    void holdsTheFeedUpWhenTooManyFramesAreUnderWay() {
        stage.feeds.everyFrame(true);
        CompletableFuture<Void> run = runOnFeedThread(10);
        await(() -> stage.models.handed().size() == 3);
        awaitHeldUp();
        assertThat(stage.models.handed()).containsExactly("required 1", "required 2", "required 3");
        for (int answered = 1; answered <= 6; answered++) {
            stage.models.answerNext();
            int expected = 3 + answered;
            await(() -> stage.models.handed().size() == expected);
            awaitHeldUp();
            assertThat(stage.models.waiting()).isEqualTo(3);
        }
        answerAll(run);
        assertThat(stage.inbox.lines())
                .hasSize(12)
                .startsWith("began gate", "gate 1")
                .endsWith("gate 10", "ended gate");
        assertThat(stage.feeds.leases()).isZero();
    }

    @Test
    void letsTheFeedGoWhenTheRouteIsStopped() throws Exception {
        stage.feeds.everyFrame(true);
        CompletableFuture<Void> run = runOnFeedThread(10);
        await(() -> stage.models.handed().size() == 3);
        awaitHeldUp();
        stage.camel.getRouteController().stopRoute(ROUTE, 100, TimeUnit.MILLISECONDS);
        run.get(20, TimeUnit.SECONDS);
        assertThat(stage.feeds.subscribers()).isZero();
        assertThat(stage.models.handed()).hasSize(3);
        assertThat((long) framesDroppedAccordingToJmx())
                .as("the one that waited, and those that came while the route was being stopped")
                .isPositive();
        assertThat(log.lines()).noneMatch(line -> line.contains("dropped"));
        answerAll(run);
        await(() -> stage.feeds.leases() == 0);
    }

    @Test
    void goesOnWhenTheRouteIsStartedAgain() throws Exception {
        stage.feeds.everyFrame(true);
        stage.camel.getRouteController().stopRoute(ROUTE);
        stage.camel.getRouteController().startRoute(ROUTE);
        stage.camel.getRouteController().suspendRoute(ROUTE);
        assertThat(stage.feeds.subscribers()).isZero();
        stage.camel.getRouteController().resumeRoute(ROUTE);
        assertThat(stage.feeds.subscribers()).isEqualTo(1);
        answerAll(runOnFeedThread(10));
        assertThat(stage.inbox.lines()).hasSize(12);
    }

    @Test
    void bringsWhatIsUnderWayToTheSceneBeforeTheRouteStops() throws Exception {
        stage.feeds.show("gate", 1);
        stage.feeds.show("gate", 2);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stopRoute, feed);
        await(() -> stage.feeds.subscribers() == 0);
        stage.models.answerNext();
        stage.models.answerNext();
        stopped.get(20, TimeUnit.SECONDS);
        assertThat(stage.inbox.lines()).containsExactly("gate 1", "gate 2");
        assertThat(stage.models.lanes()).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void dropsAndCountsLatestFramesThatAreTooMany() throws Exception {
        stage.feeds.begin("gate");
        for (int sequence = 1; sequence <= 300; sequence++) {
            stage.feeds.show("gate", sequence);
        }
        assertThat(stage.models.handed()).hasSize(256);
        assertThat(stage.feeds.leases())
                .as("one of the route and one of the lane")
                .isEqualTo(2 * 256);
        assertThat(framesDroppedAccordingToJmx()).isEqualTo(44L);
        assertThat(log.lines()).singleElement().asString().contains("frames are dropped, since 256 are under way");
        answerAll(CompletableFuture.completedFuture(null));
        stage.feeds.end("gate");
        assertThat(log.lines()).hasSize(2).last().asString().contains("44 frames of the run were dropped");
        assertThat(stage.feeds.leases()).isZero();
    }

    private void stopRoute() {
        try {
            stage.camel.getRouteController().stopRoute(ROUTE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Void> runOnFeedThread(int frames) {
        return CompletableFuture.runAsync(
                () -> {
                    feedThread.set(Thread.currentThread());
                    stage.feeds.run("gate", frames);
                },
                feed);
    }

    private void awaitHeldUp() {
        await(() -> feedThread.get() != null && feedThread.get().getState() == Thread.State.WAITING);
    }

    /** Answers what waits until the run is through. */
    private void answerAll(CompletableFuture<Void> run) {
        await(() -> !stage.models.answerNext() && run.isDone());
    }

    private Object framesDroppedAccordingToJmx() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        String context = stage.camel.getManagementName();
        Set<ObjectName> endpoints = server.queryNames(
                new ObjectName("org.apache.camel:context=" + context + ",type=endpoints,name=\"video://gate*\""), null);
        return server.getAttribute(endpoints.iterator().next(), "FramesDropped");
    }
}

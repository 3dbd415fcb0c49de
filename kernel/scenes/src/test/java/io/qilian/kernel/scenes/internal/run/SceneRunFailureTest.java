package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.doubles.Handlers.crossing;
import static io.qilian.kernel.scenes.doubles.Handlers.observing;
import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static io.qilian.kernel.scenes.internal.run.Stage.LIVE;
import static io.qilian.kernel.scenes.internal.run.Stage.REPLAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.doubles.Handlers;
import io.qilian.kernel.scenes.doubles.TestScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a scene whose handler fails; on the embedded database. */
class SceneRunFailureTest {

    @TempDir
    private Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        released.countDown();
        stage.close();
    }

    @Test
    void storesNothingOfACallThatThrowsAndSetsTheSceneApart() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                scene.state().put("half", "told");
                scene.events().emit(crossing("half-told", seen.capturedAt()));
                throw new IllegalStateException("the vendor's mistake");
            }
        });
        stage.observe(run, LIVE, 1, 2);
        await(() -> !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).what()).contains("onObservation").contains("the vendor's mistake");
        assertThat(stage.stacks.get(0)).contains("SceneRunFailureTest");
        assertThat(stage.events()).isEmpty();
        assertThat(stage.log().state("scene")).isEmpty();
        await(() -> stage.allFramesGivenBack() && stage.models.open() == 0);
    }

    @Test
    void setsApartWhatThrowsSomethingThatJavaWouldHaveItDeclare() {
        SceneRun run = stage.run(observing(seen -> throwUndeclared(new IOException("not declared"))));
        stage.observe(run, LIVE, 1);
        await(() -> !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).what()).contains("not declared");
    }

    @Test
    void closesAHandlerThatHasFailedAndStoresWhatThatTells() {
        AtomicInteger closed = new AtomicInteger();
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                throw new IllegalStateException("the vendor's mistake");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
                scene.events().emit(crossing("last-words", Instant.EPOCH));
            }
        });
        stage.observe(run, LIVE, 1, 2);
        await(() -> !stage.problems.isEmpty() && !run.alive());
        assertThat(closed).hasValue(1);
        assertThat(stage.events()).extracting(Event::key).containsExactly("last-words");
    }

    @Test
    void tellsOfTheFirstFailureWhenClosingHangsToo() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                throw new IllegalStateException("the vendor's mistake");
            }

            @Override
            public void close() {
                Handlers.hang(released);
            }
        });
        stage.observe(run, LIVE, 1);
        stage.watchUntilSetApart(run);
        assertThat(stage.problems.get(0).what()).contains("the vendor's mistake");
        assertThat(stage.stacks.get(0)).contains("did not come back from close").contains("CountDownLatch");
        assertThat(run.inCall()).isTrue();
    }

    @Test
    void setsASceneApartThatStallsAndStoresNothingThatComesLate() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                Handlers.hang(released);
                scene.events().emit(crossing("too-late", seen.capturedAt()));
            }

            @Override
            public void close() {
                scene.events().emit(crossing("later-still", Instant.EPOCH));
            }
        });
        stage.observe(run, LIVE, 1);
        stage.watchUntilSetApart(run);
        assertThat(stage.problems.get(0).what()).contains("onObservation");
        assertThat(stage.problems.get(0).expected()).isEqualTo("within 300 ms");
        assertThat(stage.stacks.get(0)).contains("CountDownLatch");
        released.countDown();
        await(() -> !run.alive());
        assertThat(stage.events()).isEmpty();
        assertThat(stage.models.open()).isZero();
    }

    @Test
    void interruptsACallThatStalls() {
        SceneRun run = stage.run(observing(seen -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        stage.observe(run, LIVE, 1);
        stage.watchUntilSetApart(run);
        await(() -> !run.alive());
    }

    @Test
    void goesOnAfterACallThatLeavesItsThreadInterrupted() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                scene.events().emit(crossing("car-" + seen.sequence(), seen.capturedAt()));
                Thread.currentThread().interrupt();
            }
        });
        stage.observe(run, LIVE, 1, 2, 3);
        await(() -> stage.events().size() == 3);
        assertThat(stage.problems).isEmpty();
    }

    @Test
    void callsAHandlerNoMoreOnceATickOfARecordingHasFailed() {
        AtomicInteger calls = new AtomicInteger();
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onTick(Instant now) {
                calls.incrementAndGet();
                throw new IllegalStateException("the vendor's mistake");
            }

            @Override
            public void onObservation(Observation seen) {
                calls.addAndGet(seen.sequence() > 0 ? 100 : 0);
            }
        });
        stage.observe(run, REPLAY, 0, 300);
        await(() -> !stage.problems.isEmpty() && !run.alive());
        assertThat(stage.problems.get(0).what()).contains("onTick");
        assertThat(calls).hasValue(1);
    }

    @Test
    void setsASceneApartThatShowsNothing() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public SceneView view() {
                return null;
            }
        });
        stage.observe(run, LIVE, 1);
        await(() -> !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).what()).contains("view");
        assertThat(run.figures().view()).isEqualTo(SceneView.EMPTY);
    }

    @Test
    void setsASceneApartWhoseFindingIsTooLongToBeStored() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                Value longText = Value.of("x".repeat(70_000));
                scene.events()
                        .emit(EventDraft.instant(
                                TestScenario.CROSSING, "long", "camera", seen.capturedAt(), Map.of("text", longText)));
            }
        });
        stage.observe(run, LIVE, 1);
        await(() -> !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).what()).contains("65536 characters").contains("long");
        assertThat(stage.events()).isEmpty();
    }

    @Test
    void setsASceneApartWhoseFindingDoesNotFitTheTable() {
        String feed = "f".repeat(100);
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                scene.events()
                        .emit(EventDraft.instant(TestScenario.CROSSING, "key", feed, seen.capturedAt(), Map.of()));
            }
        });
        stage.observe(run, LIVE, 1);
        await(() -> !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).what()).contains("cannot be stored");
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
        throw (T) thrown;
    }
}

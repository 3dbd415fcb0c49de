package io.qilian.kernel.scenes.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a running scene treats its handler, its events and its frames; on the embedded database. */
class SceneRunTest {

    private static final FeedRun LIVE = new FeedRun("00000000000000aa", false);
    private static final FeedRun REPLAY = new FeedRun("00000000000000bb", true);

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void storesWhatTheHandlerTells() {
        SceneRun run = stage.run(Crossings::new);
        stage.observe(run, LIVE, 1, 2);
        await(() -> run.figures().events() == 2);
        assertThat(stage.events())
                .extracting(Event::key, Event::revision, Event::phase)
                .containsExactly(tuple("car-1", 0, EventPhase.NEW), tuple("car-2", 0, EventPhase.NEW));
    }

    @Test
    void storesARepeatedReplayOnce() {
        stage.observe(stage.run(Crossings::new), REPLAY, 1, 2);
        await(() -> stage.events().size() == 2);
        List<String> first = stage.lines();
        SceneRun again = stage.run(Crossings::new);
        stage.observe(again, REPLAY, 1, 2, 3);
        await(() -> stage.events().size() == 3);
        assertThat(stage.lines().subList(0, 2)).isEqualTo(first);
        assertThat(stage.events()).extracting(Event::key).containsExactly("car-1", "car-2", "car-3");
    }

    @Test
    void goesOnWithItsStateOnALiveFeedOnly() {
        stage.observe(stage.run(Counting::new), LIVE, 1, 2);
        await(() -> stage.events().size() == 2);
        stage.observe(stage.run(Counting::new), new FeedRun("00000000000000cc", false), 1);
        await(() -> stage.events().size() == 3);
        stage.observe(stage.run(Counting::new), REPLAY, 1);
        await(() -> stage.events().size() == 4);
        assertThat(stage.events())
                .extracting(event -> ((Value.Decimal) event.attributes().get("seen"))
                        .number()
                        .intValue())
                .containsExactly(1, 2, 3, 1);
    }

    @Test
    void storesNothingOfACallThatThrowsAndSetsTheSceneApart() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                scene.events().emit(crossing("half-told", seen.capturedAt()));
                throw new IllegalStateException("the vendor's mistake");
            }
        });
        stage.observe(run, LIVE, 1, 2);
        await(() -> !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).message()).contains("the vendor's mistake");
        assertThat(stage.stacks.get(0)).contains("SceneRunTest");
        assertThat(stage.events()).isEmpty();
        await(() -> stage.allFramesGivenBack());
    }

    @Test
    void setsASceneApartThatStalls() {
        CountDownLatch forever = new CountDownLatch(1);
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                try {
                    forever.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        stage.observe(run, LIVE, 1);
        await(() -> run.checkBudget() || !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).message()).contains("onObservation");
        assertThat(stage.stacks.get(0)).contains("CountDownLatch");
        forever.countDown();
    }

    @Test
    void refusesAnEventTypeThatWasNotDeclared() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onObservation(Observation seen) {
                scene.events().emit(EventDraft.instant("test.other", "key", "camera", seen.capturedAt(), Map.of()));
            }
        });
        stage.observe(run, LIVE, 1);
        await(() -> !stage.problems.isEmpty());
        assertThat(stage.problems.get(0).message()).contains("test.other").contains("test.crossing");
    }

    @Test
    void tellsWhyAScenarioDoesNotOpen() {
        assertThatThrownBy(() -> stage.run(scene -> {
                    throw new IllegalArgumentException("no line is given");
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no line is given");
    }

    @Test
    void givesEachFrameBack() {
        SceneRun run = stage.run(Crossings::new);
        stage.observe(run, LIVE, 1, 2, 3, 4, 5);
        await(() -> run.figures().observations() == 5);
        run.close();
        await(() -> stage.allFramesGivenBack());
    }

    @Test
    void storesWhatTheHandlerTellsWhenItIsClosed() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            private Instant last = Instant.EPOCH;

            @Override
            public void onObservation(Observation seen) {
                last = seen.capturedAt();
            }

            @Override
            public void close() {
                scene.events().emit(crossing("at-the-end", last));
            }
        });
        stage.observe(run, LIVE, 1);
        await(() -> run.figures().observations() == 1);
        run.close();
        await(() -> stage.events().size() == 1);
        assertThat(stage.events().get(0).key()).isEqualTo("at-the-end");
    }

    @Test
    void countsTheRevisionsOfAnEvent() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            private EventDraft open;

            @Override
            public void onObservation(Observation seen) {
                if (open == null) {
                    open = EventDraft.begin("test.crossing", "stop", "camera", seen.capturedAt(), Map.of());
                    scene.events().emit(open);
                } else if (seen.sequence() < 4) {
                    scene.events().emit(open.update(Map.of("at", Value.of(seen.sequence()))));
                } else {
                    scene.events().emit(open.end(seen.capturedAt(), Map.of()));
                }
            }
        });
        stage.observe(run, LIVE, 1, 2, 3, 4);
        await(() -> stage.events().size() == 4);
        assertThat(stage.events()).extracting(Event::revision).containsExactly(0, 1, 2, 3);
        assertThat(stage.events())
                .extracting(Event::id)
                .containsOnly(stage.events().get(0).id());
    }

    private static EventDraft crossing(String key, Instant at) {
        return EventDraft.instant("test.crossing", key, "camera", at, Map.of());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Tells a crossing for each observation. */
    private record Crossings(SceneContext scene) implements SceneHandler {
        @Override
        public void onObservation(Observation seen) {
            scene.events().emit(crossing("car-" + seen.sequence(), seen.capturedAt()));
        }
    }

    /** Counts observations in the state. */
    private record Counting(SceneContext scene) implements SceneHandler {
        @Override
        public void onObservation(Observation seen) {
            int number = 1 + scene.state().get("seen").map(Integer::valueOf).orElse(0);
            scene.state().put("seen", String.valueOf(number));
            scene.events()
                    .emit(EventDraft.instant(
                            "test.crossing",
                            "car-" + seen.sequence() + "/" + number,
                            "camera",
                            seen.capturedAt(),
                            Map.of("seen", Value.of(number))));
        }
    }
}

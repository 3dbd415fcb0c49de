package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.doubles.Handlers.crossing;
import static io.qilian.kernel.scenes.doubles.TestScenario.CROSSING;
import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static io.qilian.kernel.scenes.internal.run.Stage.LIVE;
import static io.qilian.kernel.scenes.internal.run.Stage.REPLAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.doubles.Handlers;
import io.qilian.kernel.scenes.doubles.Handlers.Counting;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a running scene treats its handler, its events and its frames; on the embedded database. */
class SceneRunTest {

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
    void givesEachFrameBack() {
        SceneRun run = stage.run(Crossings::new);
        stage.observe(run, LIVE, 1, 2, 3, 4, 5);
        await(() -> run.figures().observations() == 5);
        run.close();
        await(() -> stage.allFramesGivenBack());
    }

    @Test
    void letsTheOldestObservationsOfALiveFeedMakeWayAndCountsThem() {
        CountDownLatch released = new CountDownLatch(1);
        SceneRun run = stage.run(Handlers.observing(seen -> Handlers.hang(released)));
        stage.observe(run, LIVE, 0);
        await(run::inCall);
        stage.offer(run, LIVE, IntStream.rangeClosed(1, SceneQueue.CAPACITY + 5).toArray());
        assertThat(run.figures().dropped()).isEqualTo(5);
        released.countDown();
        await(() -> run.figures().observations() == SceneQueue.CAPACITY + 1);
        run.close();
        await(stage::allFramesGivenBack);
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

    @Test
    void goesOnCountingTheRevisionsOfAnEventAfterARestart() {
        stage.observe(stage.run(StandingStill::new), LIVE, 1, 2, 3);
        await(() -> stage.events().size() == 3);
        stage.observe(stage.run(StandingStill::new), LIVE, 4, 5);
        await(() -> stage.events().size() == 5);
        assertThat(stage.events())
                .extracting(Event::phase, Event::revision)
                .containsExactly(
                        tuple(EventPhase.NEW, 0),
                        tuple(EventPhase.UPDATE, 1),
                        tuple(EventPhase.UPDATE, 2),
                        tuple(EventPhase.UPDATE, 3),
                        tuple(EventPhase.END, 4));
    }

    @Test
    void ticksOnceForEachSecondOfARecording() {
        List<Instant> ticks = new CopyOnWriteArrayList<>();
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onTick(Instant now) {
                ticks.add(now);
                assertThat(scene.clock().instant()).isEqualTo(now);
            }
        });
        stage.observe(run, REPLAY, 0, 25, 31);
        await(() -> run.figures().observations() == 3);
        assertThat(ticks)
                .filteredOn(tick -> tick.isBefore(Stage.TODAY))
                .containsExactly(
                        ObservationBuilder.START.plusSeconds(1),
                        ObservationBuilder.START.plusSeconds(2),
                        ObservationBuilder.START.plusSeconds(3));
    }

    /** A vehicle that begins to stand at the first frame, and has gone at the fifth; the state says that it stands. */
    private record StandingStill(SceneContext scene) implements SceneHandler {
        @Override
        public void onObservation(Observation seen) {
            EventDraft stop = EventDraft.begin(CROSSING, "stop", "camera", ObservationBuilder.START, Map.of());
            if (scene.state().get("stands").isEmpty()) {
                scene.state().put("stands", "yes");
                scene.events().emit(stop);
            } else if (seen.sequence() < 5) {
                scene.events().emit(stop.update(Map.of("at", Value.of(seen.sequence()))));
            } else {
                scene.events().emit(stop.end(seen.capturedAt(), Map.of()));
            }
        }
    }
}

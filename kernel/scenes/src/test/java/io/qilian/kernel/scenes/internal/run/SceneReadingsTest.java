package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.doubles.TestScenario.CROSSING;
import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Item;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Measured;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a running scene takes the readings of stations. */
class SceneReadingsTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final String TRACE = "ab".repeat(16);

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static Reading reading(int second, double value) {
        Instant at = NOON.plusSeconds(second);
        return new Reading("air", "A1", "pm2.5", value, "ug/m3", at, at, Quality.GOOD, Optional.empty(), TRACE);
    }

    /** Tells each reading that is too high. */
    private record Limit(SceneContext scene) implements SceneHandler {
        @Override
        public void onReading(Reading reading) {
            if (reading.value() > 75) {
                scene.events()
                        .emit(EventDraft.instant(
                                CROSSING, reading.station(), reading.feed(), reading.measuredAt(), Map.of()));
            }
        }
    }

    @Test
    void tellsAnEventOfAReadingWithItsTimeAndTrace() {
        SceneRun run = stage.run(Limit::new);
        AtomicInteger done = new AtomicInteger();
        run.offer(reading(0, 35), done::incrementAndGet);
        run.offer(reading(60, 180), done::incrementAndGet);
        await(() -> done.get() == 2);
        assertThat(stage.events())
                .extracting(Event::feed, Event::key, Event::observedAt, Event::traceId, Event::model)
                .containsExactly(tuple("air", "A1", NOON.plusSeconds(60), TRACE, Optional.empty()));
        assertThat(run.figures().readings()).isEqualTo(2);
        assertThat(run.figures().lastReadingAt()).contains(NOON.plusSeconds(60));
        assertThat(run.figures().dropped()).isZero();
    }

    @Test
    void letsTheOldestReadingMakeWayCounted() {
        AtomicInteger done = new AtomicInteger();
        SceneQueue queue = new SceneQueue();
        int more = 7;
        for (int i = 0; i < SceneQueue.READINGS + more; i++) {
            List<Item> losing = queue.put(new Measured(reading(i, i), done::incrementAndGet));
            assertThat(losing).hasSize(i < SceneQueue.READINGS ? 0 : 1);
            SceneQueue.release(losing);
        }
        assertThat(done).hasValue(more);
        assertThat(queue.take(0))
                .map(item -> ((Measured) item).reading().value())
                .contains((double) more);
        SceneQueue.release(queue.close());
        assertThat(done).hasValue(SceneQueue.READINGS + more - 1);
    }

    @Test
    void aScenarioThatThrowsOnAReadingIsSetApart() {
        SceneRun run = stage.run(scene -> new SceneHandler() {
            @Override
            public void onReading(Reading reading) {
                throw new IllegalStateException("no such quantity");
            }
        });
        AtomicInteger done = new AtomicInteger();
        run.offer(reading(0, 35), done::incrementAndGet);
        await(() -> !stage.problems.isEmpty());
        await(() -> done.get() == 1);
        assertThat(stage.stacks.get(0)).contains("no such quantity");
        run.offer(reading(1, 35), done::incrementAndGet);
        assertThat(done).hasValue(2);
    }
}

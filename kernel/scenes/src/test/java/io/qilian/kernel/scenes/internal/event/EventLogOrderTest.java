package io.qilian.kernel.scenes.internal.event;

import static io.qilian.kernel.scenes.doubles.Events.event;
import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.doubles.TestScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of the log when several scenes tell at once: who has seen a place has seen all that stand before it. */
class EventLogOrderTest {

    private static final int COMMITS = 50;
    private static final int SCENES = 3;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(SCENES + 1);
    private LogStage stage;

    @BeforeEach
    void open() {
        stage = new LogStage(folder);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        stage.close();
    }

    @Test
    void neverShowsAReaderWhoGoesOnARecordTooLate() throws Exception {
        AtomicInteger running = new AtomicInteger(SCENES);
        List<Future<?>> scenes = new ArrayList<>();
        for (int scene = 0; scene < SCENES; scene++) {
            scenes.add(threads.submit(teller("gate-" + scene, running)));
        }
        Future<List<StoredEvent>> read = threads.submit(() -> readOn(running));
        require(scenes);
        assertThat(read.get()).hasSize(2 * COMMITS * SCENES).isEqualTo(stage.all());
    }

    @Test
    void tellsFollowersInTheOrderOfTheLog() throws Exception {
        List<StoredEvent> followed = new CopyOnWriteArrayList<>();
        AtomicInteger running = new AtomicInteger(SCENES);
        try (AutoCloseable following = stage.log.follow(followed::add)) {
            assertThat(following).isNotNull();
            List<Future<?>> scenes = new ArrayList<>();
            for (int scene = 0; scene < SCENES; scene++) {
                scenes.add(threads.submit(teller("gate-" + scene, running)));
            }
            require(scenes);
        }
        assertThat(followed).isEqualTo(stage.all());
    }

    /** Else a reader would see the second record, go on after it, and never see the first one. */
    @Test
    void beginsACommitWhenTheOneBeforeItIsDone() throws Exception {
        stage.heldCommit.arm();
        Future<?> first = threads.submit(() -> stage.commit(event(1)));
        stage.heldCommit.awaitHeld();
        Thread second = new Thread(() -> stage.commit(event("west-gate", TestScenario.CROSSING, 1, Map.of())));
        second.start();
        await(() -> second.getState() == Thread.State.WAITING || !second.isAlive());
        assertThat(stage.all()).isEmpty();
        stage.heldCommit.release();
        first.get();
        second.join();
        assertThat(stage.all()).extracting(stored -> stored.event().scene()).containsExactly("east-gate", "west-gate");
    }

    private Runnable teller(String scene, AtomicInteger running) {
        return () -> {
            for (int number = 0; number < COMMITS; number++) {
                Event one = event(scene, TestScenario.CROSSING, 2 * number, Map.of());
                Event other = event(scene, TestScenario.CROSSING, 2 * number + 1, Map.of());
                stage.commit(one, other);
            }
            running.decrementAndGet();
        };
    }

    /** Reads as an event stream does: what comes after the last record that was seen. */
    private List<StoredEvent> readOn(AtomicInteger running) {
        List<StoredEvent> seen = new ArrayList<>();
        boolean last;
        do {
            last = running.get() == 0;
            long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).sequence();
            seen.addAll(stage.log.find(new EventQuery(Optional.empty(), Optional.empty(), after, 500, false)));
        } while (!last);
        return seen;
    }

    private static void require(List<Future<?>> tasks) throws InterruptedException, ExecutionException {
        for (Future<?> task : tasks) {
            task.get();
        }
    }
}

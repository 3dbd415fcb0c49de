package io.qilian.kernel.alerts.internal;

import static io.qilian.kernel.alerts.internal.AlertStage.begins;
import static io.qilian.kernel.alerts.internal.AlertStage.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.alerts.api.Alert;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That every event of the log is taken exactly once, whatever happens meanwhile. */
@Timeout(60)
class AlertFollowerTest {

    @TempDir
    private Path folder;

    private final ListedEvents log = new ListedEvents();
    private AlertStage stage;

    @BeforeEach
    void open() {
        stage = new AlertStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void takesWhatIsThereAndWhatComes() {
        log.add(stage.stored(begins("car", "a", 0)));
        try (AlertFollower follower = follow()) {
            waitFor(() -> stage.alerts().size() == 1);
            log.add(stage.stored(begins("van", "b", 1)));
            waitFor(() -> stage.alerts().size() == 2);
        }
    }

    @Test
    void takesEachEventOnceAcrossStarts() {
        IntStream.range(0, 1_200).forEach(i -> log.add(stage.stored(begins("car-" + i, "a", 0))));
        try (AlertFollower follower = follow()) {
            waitFor(() -> stage.book.progress() > 0);
        }
        try (AlertFollower follower = follow()) {
            waitFor(() -> stage.book.progress() == 1_200);
        }
        assertThat(stage.alerts()).extracting(Alert::findings).containsExactly(1_200);
    }

    @Test
    void goesOnWhereItWasAfterTheLogCouldNotBeRead() {
        log.failures.set(1);
        log.add(stage.stored(begins("car", "a", 0)));
        try (AlertFollower follower = follow()) {
            waitFor(() -> stage.alerts().size() == 1);
        }
        assertThat(log.failures.get()).isNegative();
    }

    private AlertFollower follow() {
        return new AlertFollower(log, new RuledScenes(), stage.book, Duration.ofDays(400));
    }

    private static void waitFor(BooleanSupplier condition) {
        long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - due > 0) {
                throw new AssertionError("what the test waits for has not come about");
            }
            Thread.onSpinWait();
        }
    }

    /** A log that is a list, and can fail. */
    private static final class ListedEvents implements EventLog {

        private final AtomicInteger failures = new AtomicInteger();
        private final List<StoredEvent> events = new CopyOnWriteArrayList<>();
        private final List<Consumer<StoredEvent>> followers = new CopyOnWriteArrayList<>();

        void add(StoredEvent event) {
            events.add(event);
            followers.forEach(follower -> follower.accept(event));
        }

        @Override
        public List<StoredEvent> find(EventQuery query) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is away");
            }
            return events.stream()
                    .filter(event -> event.sequence() > query.after())
                    .limit(query.limit())
                    .toList();
        }

        @Override
        public AutoCloseable follow(Consumer<StoredEvent> listener) {
            followers.add(listener);
            return () -> followers.remove(listener);
        }
    }

    /** Scenes of which all have the same rule. */
    private static final class RuledScenes implements Scenes {

        @Override
        public Optional<SceneDefinition> definition(String scene) {
            return Optional.of(new SceneDefinition(
                    "traffic",
                    List.of("gate-camera"),
                    true,
                    Map.of(),
                    SceneDefinition.Routing.GENERATED,
                    Duration.ofSeconds(5),
                    List.of(rule(AlertSeverity.MAJOR))));
        }

        @Override
        public List<SceneStatus> scenes() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SceneStatus scene(String scene) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ScenePicture> picture(String scene) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void define(String scene, String yaml) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SceneStatus enable(String scene) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SceneStatus disable(String scene) {
            throw new UnsupportedOperationException();
        }
    }
}

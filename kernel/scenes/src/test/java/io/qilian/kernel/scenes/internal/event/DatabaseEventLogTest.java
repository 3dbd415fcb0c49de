package io.qilian.kernel.scenes.internal.event;

import static io.qilian.kernel.scenes.doubles.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.doubles.Events;
import io.qilian.kernel.scenes.doubles.TestScenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log keeps, and how it is read; on a database file. */
class DatabaseEventLogTest {

    private static final Event TOO_LONG =
            event("east-gate", TestScenario.CROSSING, 99, Map.of("text", Value.of("x".repeat(70_000))));

    @TempDir
    private Path folder;

    private LogStage stage;

    @BeforeEach
    void open() {
        stage = new LogStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void storesARecordOnceByItsIdAndRevision() {
        assertThat(stage.commit(event(1), event(2)))
                .extracting(StoredEvent::sequence)
                .isSorted()
                .hasSize(2);
        assertThat(stage.commit(event(1), event(3)))
                .extracting(StoredEvent::event)
                .containsExactly(event(3));
        assertThat(stage.all()).extracting(StoredEvent::event).containsExactly(event(1), event(2), event(3));
    }

    @Test
    void storesARecordOnceThatIsTwiceInOneCommit() {
        assertThat(stage.commit(event(1), event(1))).hasSize(1);
        assertThat(stage.all()).hasSize(1);
    }

    @Test
    void storesStateAndEventsTogether() {
        remember(Map.of("total", Optional.of("1"), "name", Optional.of("东门")), event(1));
        assertThat(stage.log.state("east-gate")).containsOnly(Map.entry("total", "1"), Map.entry("name", "东门"));
        remember(Map.of("total", Optional.of("2"), "name", Optional.empty()), event(2));
        assertThat(stage.log.state("east-gate")).containsOnly(Map.entry("total", "2"));
        assertThat(stage.log.state("west-gate")).isEmpty();
    }

    @Test
    void storesNeitherStateNorEventsIfOneOfThemCannotBeStored() {
        remember(Map.of("total", Optional.of("1")), event(1));
        assertThatThrownBy(() -> remember(Map.of("total", Optional.of("2")), event(2), TOO_LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536")
                .hasMessageContaining("car-99");
        assertThat(stage.log.state("east-gate")).containsOnly(Map.entry("total", "1"));
        assertThat(stage.all()).extracting(StoredEvent::event).containsExactly(event(1));
    }

    @Test
    void saysThatWhatDoesNotFitATableIsNotWorthTryingAgain() {
        Event unfit = event("s".repeat(64), TestScenario.CROSSING, 1, Map.of());
        assertThatThrownBy(() -> stage.commit(unfit)).isInstanceOf(IllegalArgumentException.class);
        assertThat(stage.all()).isEmpty();
    }

    @Test
    void forgetsTheStateThatAReplayMustNotFind() {
        remember(Map.of("total", Optional.of("1"), "open", Optional.of("a")), event(1));
        stage.log.commit(new SceneCommit("east-gate", List.of(), Map.of("total", Optional.of("7")), true));
        assertThat(stage.log.state("east-gate")).containsOnly(Map.entry("total", "7"));
    }

    @Test
    void findsBySceneAndType() {
        stage.commit(event("east-gate", "test.crossing", 1, Map.of()), event("east-gate", "test.stop", 2, Map.of()));
        stage.commit(event("west-gate", "test.crossing", 3, Map.of()));
        assertThat(stage.keys(query("east-gate", null))).containsExactly("car-1", "car-2");
        assertThat(stage.keys(query(null, "test.crossing"))).containsExactly("car-1", "car-3");
        assertThat(stage.keys(query("east-gate", "test.stop"))).containsExactly("car-2");
        assertThat(stage.keys(query("north-gate", null))).isEmpty();
    }

    @Test
    void findsWhatComesAfterAPlaceWithinALimit() {
        List<StoredEvent> stored = stage.commit(events(6));
        long third = stored.get(2).sequence();
        assertThat(stage.keys(new EventQuery(Optional.empty(), Optional.empty(), third, 2, false)))
                .containsExactly("car-4", "car-5");
        assertThat(stage.keys(new EventQuery(Optional.empty(), Optional.empty(), third, 2, true)))
                .containsExactly("car-5", "car-6");
        assertThat(stage.keys(new EventQuery(Optional.of("east-gate"), Optional.empty(), 0, 2, false)))
                .containsExactly("car-1", "car-2");
        assertThat(stage.keys(new EventQuery(
                        Optional.empty(), Optional.empty(), stored.get(5).sequence(), 2, false)))
                .isEmpty();
    }

    @Test
    void knowsHowFarAnEventHasBeenTold() {
        stage.commit(event(1));
        assertThat(stage.log.lastRevision(event(1).id())).isZero();
        assertThat(stage.log.lastRevision("f".repeat(32))).isZero();
    }

    @Test
    void handsEachRecordToFollowersOnceAfterItsCommit() throws Exception {
        List<String> seen = new ArrayList<>();
        AutoCloseable following = stage.log.follow(stored -> {
            assertThat(stage.all()).contains(stored);
            seen.add(stored.event().key());
        });
        stage.commit(event(1), event(2));
        stage.commit(event(2), event(3));
        assertThat(seen).containsExactly("car-1", "car-2", "car-3");
        following.close();
        stage.commit(event(4));
        assertThat(seen).hasSize(3);
    }

    @Test
    void handsNothingOfAFailedCommitToFollowers() throws Exception {
        List<StoredEvent> seen = new ArrayList<>();
        try (AutoCloseable following = stage.log.follow(seen::add)) {
            assertThat(following).isNotNull();
            assertThatThrownBy(() -> stage.commit(event(1), TOO_LONG)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void handsRecordsOnThoughAFollowerThrows() throws Exception {
        List<String> seen = new ArrayList<>();
        try (AutoCloseable failing = stage.log.follow(stored -> {
                    throw new IllegalStateException("a follower's mistake");
                });
                AutoCloseable following =
                        stage.log.follow(stored -> seen.add(stored.event().key()))) {
            assertThat(failing).isNotEqualTo(following);
            assertThat(stage.commit(event(1), event(2))).hasSize(2);
        }
        assertThat(seen).containsExactly("car-1", "car-2");
    }

    @Test
    void forgetsRecordsThatAreOlderThanTheyAreKept() {
        stage.commit(event(1));
        stage.clock.advance(Duration.ofDays(10));
        stage.commit(event(2));
        assertThat(stage.log.forget(Duration.ofDays(11))).isZero();
        assertThat(stage.log.forget(Duration.ofDays(9))).isOne();
        assertThat(stage.all()).extracting(StoredEvent::event).containsExactly(event(2));
    }

    @Test
    void findsEverythingAgainWhenItIsReopened() {
        remember(Map.of("total", Optional.of("2")), event(1), event(2));
        List<StoredEvent> before = stage.all();
        stage.close();
        stage = new LogStage(folder);
        assertThat(stage.all()).isEqualTo(before);
        assertThat(stage.log.state("east-gate")).containsEntry("total", "2");
        assertThat(stage.commit(event(2), event(3))).singleElement().satisfies(stored -> assertThat(stored.sequence())
                .isGreaterThan(before.get(1).sequence()));
    }

    private void remember(Map<String, Optional<String>> state, Event... events) {
        stage.log.commit(new SceneCommit("east-gate", List.of(events), state, false));
    }

    private static EventQuery query(String scene, String type) {
        return new EventQuery(Optional.ofNullable(scene), Optional.ofNullable(type), 0, 100, false);
    }

    private static Event[] events(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(Events::event).toArray(Event[]::new);
    }
}
